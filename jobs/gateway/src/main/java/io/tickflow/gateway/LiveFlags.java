package io.tickflow.gateway;

import io.tickflow.gateway.GatewayConfig.LiveSettings;
import io.tickflow.settings.GatewayOptions;
import io.tickflow.settings.InvalidOptionsException;
import io.tickflow.settings.store.SettingListener;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Flags of the gateway, which follow the store of settings if it reads one. Values that are not
 * valid, and a store that is away, leave them as they are. Thread-safe.
 */
final class LiveFlags implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LiveFlags.class);
    private static final String OWN = "tickflow.gateway.";

    private final @Nullable LiveSettings source;
    private final @Nullable SettingListener listener;
    private final Consumer<GatewayOptions.Flags> onChange;
    private final Map<String, String> fixed;
    private volatile Map<String, String> own;
    private volatile GatewayOptions.Flags flags;

    /**
     * Reads the flags.
     *
     * @param settings settings at the start
     * @param source store of them; null for none
     * @param onChange told new flags
     */
    LiveFlags(
            Configuration settings,
            @Nullable LiveSettings source,
            Consumer<GatewayOptions.Flags> onChange) {
        this.source = source;
        this.onChange = onChange;
        this.fixed = new TreeMap<>(settings.toMap());
        this.fixed.keySet().removeIf(name -> name.startsWith(OWN));
        this.own = own(settings);
        this.flags = GatewayOptions.configure(settings);
        this.listener = source == null ? null : new SettingListener(source.place(), this::read);
    }

    private static Map<String, String> own(Configuration settings) {
        var own = new TreeMap<>(settings.toMap());
        own.keySet().removeIf(name -> !name.startsWith(OWN));
        return Map.copyOf(own);
    }

    void start() {
        if (listener != null) {
            listener.start();
        }
    }

    private void read() {
        if (source == null) {
            return;
        }
        try {
            Configuration settings = source.read().get();
            GatewayOptions.Flags next = GatewayOptions.configure(settings);
            own = own(settings);
            if (!next.equals(flags)) {
                flags = next;
                LOG.info("new flags: {}", next);
                onChange.accept(next);
            }
        } catch (InvalidOptionsException e) {
            LOG.warn("the flags stay as they are: {}", e.getMessage());
        }
    }

    /** Reason for which changes do not come; empty if they do, or if there is no store. */
    Optional<String> trouble() {
        return listener == null ? Optional.empty() : listener.trouble();
    }

    /** Flags now. */
    GatewayOptions.Flags now() {
        return flags;
    }

    /** Settings that the gateway works with: its own as they are now, others as at the start. */
    Map<String, String> settings() {
        var all = new TreeMap<>(fixed);
        all.putAll(own);
        return all;
    }

    @Override
    public void close() {
        if (listener != null) {
            listener.close();
        }
    }
}
