/** Readers of instruments and calendars. */
@NullMarked
package io.tickflow.settings.instrument;

import org.jspecify.annotations.NullMarked;
