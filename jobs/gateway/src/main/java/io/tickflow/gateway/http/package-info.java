/** HTTP server of the routes, of the live stream and of the console's files. */
@NullMarked
package io.tickflow.gateway.http;

import org.jspecify.annotations.NullMarked;
