package dev.wardstream.pipeline;

import org.apache.kafka.streams.state.KeyValueStore;

/** The patients whose SpO2 is read on scale 2: the alarms are told so by a person, and NEWS2 must know it. */
final class Scale2Patients {
    static final String STORE = "spo2-scale-2";

    private static final byte[] YES = {1};

    private final KeyValueStore<String, byte[]> store;

    Scale2Patients(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    boolean has(String patient) {
        return store.get(patient) != null;
    }

    void set(String patient, boolean scale2) {
        if (scale2) {
            store.put(patient, YES);
        } else {
            store.delete(patient);
        }
    }
}
