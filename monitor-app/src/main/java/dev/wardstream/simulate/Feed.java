package dev.wardstream.simulate;

import dev.wardstream.vitals.Assignments;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** Devices on patients, simulated or recorded: who wears them, and what they publish. */
public interface Feed {
    /** The vendors whose topics are published to. */
    Set<String> vendors();

    /** Who wears which device; to be known before the first sample. */
    List<Assignments> assignments();

    /** All samples in the order of {@link Emission#at()}, made as they are asked for; the same ones at every call. */
    Iterator<Emission> emissions();
}
