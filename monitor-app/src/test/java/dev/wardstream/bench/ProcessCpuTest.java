package dev.wardstream.bench;

import static dev.wardstream.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

/** What a process and the machine have used, as the system tells it. */
class ProcessCpuTest {
    @Test
    void whatThisProcessUsesIsSeen() {
        ProcessCpu cpu = new ProcessCpu(ProcessHandle.current().pid());
        ProcessCpu.Used before = cpu.used();

        // Work until the system's clock, which is coarse, has seen it.
        await().atMost(PATIENCE).until(() -> cpu.used().all() > before.all());

        ProcessCpu.Used after = cpu.used();
        if (!Double.isNaN(after.jit())) {
            assertThat(after.jit()).isBetween(before.jit(), after.all());
            assertThat(after.gc()).isBetween(before.gc(), after.all());
        }
    }

    @Test
    void aProcessThatEndedKeepsWhatItHadUsed() throws Exception {
        Process process = new ProcessBuilder("sh", "-c", "while true; do :; done").start();
        ProcessCpu cpu = new ProcessCpu(process.pid());
        try {
            await().atMost(PATIENCE).until(() -> cpu.used().all() > 0);
        } finally {
            process.destroyForcibly().waitFor();
        }

        assertThat(cpu.used().all()).isPositive();
    }

    @Test
    void theMachineIsBusyWithAllButIdlingAndWaitingForDisks() {
        // user, nice, system, idle, iowait, irq, softirq, steal, guest, guest nice: hundredths of a second
        assertThat(Machine.busySeconds("cpu  100 20 300 9999 8888 4 50 6 77 77"))
                .isEqualTo(4.8);
    }
}
