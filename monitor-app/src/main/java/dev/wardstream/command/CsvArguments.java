package dev.wardstream.command;

import dev.wardstream.recordings.CsvOptions;
import dev.wardstream.recordings.RecordingSet;
import dev.wardstream.vitals.DeviceKind;
import java.nio.charset.Charset;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What is told of a ward's own CSV where its files could be mistaken. */
final class CsvArguments {
    @Option(
            names = "--kind",
            paramLabel = "KIND",
            converter = AssignCommand.KindConverter.class,
            description =
                    "For csv: what the patients wear whose rows name no deviceKind: bedside-monitor, wearable, spot-check or"
                            + " unknown. Default: spot-check for those charted in rounds, else unknown.")
    private @Nullable DeviceKind kind;

    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            description =
                    "For csv: how the text is encoded where no byte order mark says so, such as UTF-16LE or GB18030."
                            + " Default: recognised.")
    private @Nullable Charset encoding;

    @Option(
            names = "--delimiter",
            paramLabel = "CHARACTER",
            converter = DelimiterConverter.class,
            description =
                    "For csv: what separates the columns: comma, semicolon, tab or a character. Default: recognised.")
    private @Nullable Character delimiter;

    /** @throws IllegalArgumentException where something is told and none of the sets is csv */
    CsvOptions of(Collection<RecordingSet> sets) {
        CsvOptions told = new CsvOptions(encoding, delimiter, kind);
        if (!told.equals(CsvOptions.none()) && !sets.contains(RecordingSet.CSV)) {
            throw new IllegalArgumentException(
                    "--kind, --encoding and --delimiter are for csv, a ward's own files: how "
                            + sets.iterator().next().id() + " is written is known");
        }
        return told;
    }

    /** Delimiters by name, or as they are. */
    static final class DelimiterConverter implements ITypeConverter<Character> {
        @Override
        public Character convert(String text) {
            return switch (text) {
                case "comma" -> ',';
                case "semicolon" -> ';';
                case "tab" -> '\t';
                default -> single(text);
            };
        }

        private static char single(String text) {
            boolean fits = text.length() == 1
                    && !Character.isLetterOrDigit(text.charAt(0))
                    && "\"\r\n.-+:_".indexOf(text.charAt(0)) < 0;
            if (!fits) {
                throw new TypeConversionException(
                        "'" + text + "' separates no columns: name comma, semicolon, tab or a character such as |");
            }
            return text.charAt(0);
        }
    }
}
