/** What a feed tells of itself: its figures, its server's clock and its broker's names. */
@NullMarked
package io.tickflow.core.feed;

import org.jspecify.annotations.NullMarked;
