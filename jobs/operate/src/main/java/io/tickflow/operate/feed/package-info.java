/** Surveys of tick files and tick topics, with the settings that follow from them. */
@NullMarked
package io.tickflow.operate.feed;

import org.jspecify.annotations.NullMarked;
