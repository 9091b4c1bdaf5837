/** The public JSON of every event. */
@NullMarked
package io.tickflow.connector.event;

import org.jspecify.annotations.NullMarked;
