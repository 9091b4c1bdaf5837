/** Analysis of a feed: its figures, its server's clock and its broker's symbol names. */
@NullMarked
package io.tickflow.core.feed;

import org.jspecify.annotations.NullMarked;
