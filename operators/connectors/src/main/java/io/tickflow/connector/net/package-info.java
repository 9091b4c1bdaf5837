/** Common parts of all connections to outside systems. */
@NullMarked
package io.tickflow.connector.net;

import org.jspecify.annotations.NullMarked;
