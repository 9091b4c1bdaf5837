package io.tickflow.core.indicator;

import io.tickflow.core.bar.Bar;

/**
 * Indicator that reads {@link Bar#volume}, the traded volume. Only for such indicators the volume
 * of a forming bar is stored; {@link #update} is never given a bar without a known volume.
 */
public interface VolumeIndicator extends Indicator {}
