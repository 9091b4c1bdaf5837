/** Quotes for paper orders. */
@NullMarked
package io.tickflow.connector.paper;

import org.jspecify.annotations.NullMarked;
