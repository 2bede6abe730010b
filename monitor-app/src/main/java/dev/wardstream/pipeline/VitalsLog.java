package dev.wardstream.pipeline;

import dev.wardstream.vitals.PatientSample;

/** Accepted samples as their topic keeps them: from it a task's patients are brought to where the task left them. */
public interface VitalsLog {
    /** There is none to read again: whatever changes a patient is kept at once. */
    VitalsLog NONE = new VitalsLog() {
        @Override
        public boolean isThere() {
            return false;
        }

        @Override
        public long committed(int partition) {
            return 0;
        }

        @Override
        public void read(int partition, long from, long until, Reader reader) {}
    };

    /** Takes in one sample after the other. */
    interface Reader {
        void take(long offset, String patient, PatientSample sample);
    }

    /** Whether samples can be read again at all. */
    boolean isThere();

    /** Up to which offset, itself not included, the monitor has processed a partition and committed that; 0 where it has not begun. */
    long committed(int partition);

    /** Reads the samples of a partition from an offset on up to another, which is not included and was committed or handed over. */
    void read(int partition, long from, long until, Reader reader);
}
