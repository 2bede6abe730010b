package dev.wardstream.command;

import dev.wardstream.simulate.Pacer;
import dev.wardstream.simulate.SimulatedWard;
import dev.wardstream.simulate.VitalsPublisher;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Publishes simulated patients to a cluster. */
@Command(
        name = "simulate",
        description = "Publishes simulated patients to a Kafka cluster, in real time, some of whom deteriorate.",
        mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {
    @Mixin
    private SettingsOptions settings;

    @Mixin
    private WardOptions patients;

    @Option(names = "--json", description = "Report as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        MonitorConfig config = settings.load();
        SimulatedWard ward = patients.ward(System.currentTimeMillis(), 1);
        TopicSetup.create(config, ward.vendors());
        Pacer pacer = Pacer.atSpeed(1);
        PrintWriter out = spec.commandLine().getOut();
        try (StopSignal stop = new StopSignal();
                VitalsPublisher publisher = new VitalsPublisher(config.kafka())) {
            stop.then(pacer::stop);
            publisher.assign(ward);
            VitalsPublisher.Progress progress = publisher.publish(ward, pacer);
            out.println(
                    json
                            ? Json.line(progress)
                            : String.format(
                                    "%,d samples of %,d patients published", progress.published(), patients.beds()));
            out.flush();
        }
        return 0;
    }
}
