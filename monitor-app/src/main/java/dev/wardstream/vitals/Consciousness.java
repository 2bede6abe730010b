package dev.wardstream.vitals;

/** Level of consciousness on the ACVPU scale of NEWS2; UNKNOWN where nobody charted it. */
public enum Consciousness {
    UNKNOWN,
    ALERT,
    CONFUSION,
    VOICE,
    PAIN,
    UNRESPONSIVE
}
