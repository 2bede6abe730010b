package dev.wardstream.train;

import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * One native thread, set from inside the JVM as OMP_NUM_THREADS=1 would from outside: with more, sums are added in another
 * order at every run and the weights differ in their last bits. For networks of this size one thread is also the fastest.
 */
final class SingleThread {
    private SingleThread() {}

    static void make() {
        // Naming Nd4j first loads its backend, which the holder of the native operations needs.
        Nd4j.getEnvironment().setMaxThreads(1);
        Nd4j.factory().blas().setMaxThreads(1);
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
    }
}
