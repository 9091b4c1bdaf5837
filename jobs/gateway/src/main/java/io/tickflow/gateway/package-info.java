/** Service that answers requests about the jobs and their events over HTTP. */
@NullMarked
package io.tickflow.gateway;

import org.jspecify.annotations.NullMarked;
