package io.tickflow.core.feature;

import io.tickflow.core.bar.BarSpec;
import io.tickflow.core.market.GapLedger;
import io.tickflow.core.market.TickGateCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The groups that the state of a symbol is stored in, in the order of their bits. */
final class Groups {

    /** What a rejected tick that the gate remembers has changed. */
    static final int GATE = 1;

    /** What every accepted tick changes. */
    static final int EVERY_TICK = 0b11111;

    static final int DERIVED = 1 << 5;

    /** What a tick of history changes besides. */
    static final int HISTORY = 1 << 6;

    private static final int FIRST_SERIES = 7;
    private static final int VERSION = 1;

    private Groups() {}

    /** What closing a bar of a series changes. */
    static int ofSeries(int series) {
        return 1 << (FIRST_SERIES + series);
    }

    static List<StateGroup> of(List<BarSeries.Plan> plans, List<String> memories) {
        var groups = new ArrayList<StateGroup>();
        groups.add(new StateGroup("gate", new Gate()));
        groups.add(new StateGroup("microstructure", microstructure()));
        groups.add(new StateGroup("dynamics", dynamics()));
        groups.add(new StateGroup("gaps", gaps()));
        groups.add(new StateGroup("bars", new Forming(plans)));
        groups.add(new StateGroup("derived", new Derived(memories)));
        groups.add(new StateGroup("history", history()));
        for (int i = 0; i < plans.size(); i++) {
            groups.add(new StateGroup("indicators-" + plans.get(i).bars(), new OnBars(i)));
        }
        return List.copyOf(groups);
    }

    private record Gate() implements StateGroup.Layout {
        private static final TickGateCodec CODEC = new TickGateCodec();

        @Override
        public int version() {
            return CODEC.version();
        }

        @Override
        public void write(SymbolState state, DataOutput out) throws IOException {
            CODEC.write(state.gate(), out);
        }

        @Override
        public void read(int version, SymbolState state, DataInput in) throws IOException {
            state.setGate(CODEC.read(version, in));
        }
    }

    /** A part that is one object in its first layout. */
    private record Whole(Writing writing, Reading reading) implements StateGroup.Layout {
        private interface Writing {
            void write(SymbolState state, DataOutput out) throws IOException;
        }

        private interface Reading {
            void read(SymbolState state, DataInput in) throws IOException;
        }

        @Override
        public int version() {
            return VERSION;
        }

        @Override
        public void write(SymbolState state, DataOutput out) throws IOException {
            writing.write(state, out);
        }

        @Override
        public void read(int version, SymbolState state, DataInput in) throws IOException {
            reading.read(state, in);
        }
    }

    private static StateGroup.Layout microstructure() {
        return new Whole(
                (state, out) -> state.microstructure().write(out),
                (state, in) -> state.setMicrostructure(Microstructure.read(in)));
    }

    private static StateGroup.Layout dynamics() {
        return new Whole(
                (state, out) -> state.dynamics().write(out),
                (state, in) -> state.setDynamics(Dynamics.read(in)));
    }

    private static StateGroup.Layout gaps() {
        return new Whole(
                (state, out) -> state.gaps().write(out),
                (state, in) -> state.setGaps(GapLedger.read(in)));
    }

    /** Where history ends that the state was made from. */
    private static StateGroup.Layout history() {
        return new Whole(
                (state, out) -> out.writeLong(state.historyMillis()),
                (state, in) -> state.setHistoryMillis(in.readLong()));
    }

    /** The forming bars and how far the session is. */
    private record Forming(List<BarSeries.Plan> plans) implements StateGroup.Layout {
        @Override
        public int version() {
            return VERSION;
        }

        @Override
        public void write(SymbolState state, DataOutput out) throws IOException {
            out.writeLong(state.sessionTicks());
            out.writeLong(state.sessionStartMillis());
            out.writeLong(state.lastMillis());
            var sections = new Sections.Writer(out);
            for (int i = 0; i < plans.size(); i++) {
                BarSpec bars = plans.get(i).bars();
                state.series(i).writeBars(sections.begin(bars.toString(), VERSION));
            }
            sections.end();
        }

        @Override
        public void read(int version, SymbolState state, DataInput in) throws IOException {
            state.restoreSession(in.readLong(), in.readLong(), in.readLong());
            Map<String, Sections.Section> sections = Sections.read(in);
            for (int i = 0; i < plans.size(); i++) {
                var section = sections.get(plans.get(i).bars().toString());
                if (section != null) {
                    state.series(i).readBars(section.open());
                }
            }
        }
    }

    private record OnBars(int series) implements StateGroup.Layout {
        @Override
        public int version() {
            return VERSION;
        }

        @Override
        public void write(SymbolState state, DataOutput out) throws IOException {
            var sections = new Sections.Writer(out);
            state.series(series).writeIndicators(sections);
            sections.end();
        }

        @Override
        public void read(int version, SymbolState state, DataInput in) throws IOException {
            state.series(series).readIndicators(Sections.read(in));
            state.held().forget();
        }
    }

    /** The memories of lags, differences and z-scores, each under its definition. */
    private record Derived(List<String> memories) implements StateGroup.Layout {
        @Override
        public int version() {
            return VERSION;
        }

        @Override
        public void write(SymbolState state, DataOutput out) throws IOException {
            var sections = new Sections.Writer(out);
            for (int i = 0; i < memories.size(); i++) {
                state.memory(i).write(sections.begin(memories.get(i), VERSION));
            }
            sections.end();
        }

        @Override
        public void read(int version, SymbolState state, DataInput in) throws IOException {
            Map<String, Sections.Section> sections = Sections.read(in);
            if (!memories.containsAll(sections.keySet())) {
                // What is gone is to be forgotten even if nothing else is ever written here.
                state.markChanged(DERIVED);
            }
            for (int i = 0; i < memories.size(); i++) {
                var section = sections.get(memories.get(i));
                if (section != null) {
                    state.memory(i).readFrom(section.open());
                }
            }
        }
    }
}
