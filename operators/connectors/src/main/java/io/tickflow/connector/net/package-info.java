/** What all connections to the outside have in common. */
@NullMarked
package io.tickflow.connector.net;

import org.jspecify.annotations.NullMarked;
