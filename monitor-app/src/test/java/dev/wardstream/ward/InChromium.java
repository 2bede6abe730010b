package dev.wardstream.ward;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Tests in real Chromium, which is started once for all of a class. */
abstract class InChromium {
    @SuppressWarnings("NullAway.Init") // Started before anything runs.
    static Chromium chromium;

    @BeforeAll
    static void launch() {
        Chromium.require();
        chromium = Chromium.launch();
    }

    @AfterAll
    static void end() {
        if (chromium != null) {
            chromium.close();
        }
    }
}
