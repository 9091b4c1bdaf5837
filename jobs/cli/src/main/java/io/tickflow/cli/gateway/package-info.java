/** Command that runs the gateway. */
@NullMarked
package io.tickflow.cli.gateway;

import org.jspecify.annotations.NullMarked;
