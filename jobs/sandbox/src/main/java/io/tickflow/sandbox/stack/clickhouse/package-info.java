/**
 * ClickHouse's engine in a process of its own, behind the HTTP interface that the official drivers
 * speak. It is the engine as a shared library, not clickhouse-server: users, replication and system
 * logs are missing, everything that Tickflow uses is there.
 */
@NullMarked
package io.tickflow.sandbox.stack.clickhouse;

import org.jspecify.annotations.NullMarked;
