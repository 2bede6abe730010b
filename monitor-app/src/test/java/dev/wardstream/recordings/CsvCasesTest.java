package dev.wardstream.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardstream.vitals.Consciousness;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as wards have them: read, or refused in words that say where and what to do. */
class CsvCasesTest {
    private static final String GOOD = """
            patient,measuredAt,heartRate,bodyTemperature
            p-1,2026-03-01T14:00:00Z,70,38.6
            p-1,2026-03-01T14:01:00Z,71,36.9
            """;

    @TempDir
    private Path path;

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void aFileThatExcelSavedWithAByteOrderMarkIsRead(String encoding) throws IOException {
        isGood(("\uFEFF" + GOOD).getBytes(Charset.forName(encoding)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "US-ASCII", "UTF-16LE", "UTF-16BE"})
    void aFileWithoutAByteOrderMarkIsReadToo(String encoding) throws IOException {
        isGood(GOOD.getBytes(Charset.forName(encoding)));
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "\t", "|"})
    void columnsMayBeSeparatedAsTheCountrysExcelDoes(String delimiter) throws IOException {
        isGood(GOOD.replace(",", delimiter).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anExcelThatTellsItsSeparatorInTheFirstLineIsUnderstood() throws IOException {
        isGood(("sep=;\r\n" + GOOD.replace(',', ';')).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aGermanExcelWritesDecimalCommas() throws IOException {
        isGood(GOOD.replace(',', ';').replace('.', ',').getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void excelsUnicodeTextIsUtf16WithTabs() throws IOException {
        isGood(("\uFEFF" + GOOD.replace(',', '\t')).getBytes(StandardCharsets.UTF_16LE));
    }

    @Test
    void aDecimalCommaBetweenCommasIsToldHowToBeWritten() {
        refused(
                "line 2: column 'bodyTemperature': '38,6' is no number: write 38.6",
                "patient,measuredAt,bodyTemperature",
                "p-1,2026-03-01T14:00:00Z,\"38,6\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient,MeasuredAt,HeartRate,BodyTemperature",
                "PATIENT,MEASUREDAT,HEARTRATE,BODYTEMPERATURE",
                "patient, measuredAt, heartRate , bodyTemperature",
                "patient,measured_at,heart_rate,body_temperature",
                "Patient,Measured At,Heart Rate,Body Temperature",
                "\"patient\",\"measuredAt\",\"heartRate\",\"bodyTemperature\""
            })
    void aHeaderIsKnownInWhateverCaseAndSpacing(String header) throws IOException {
        isGood(GOOD.replaceFirst(".*\n", header + "\n").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void spacesAroundAValueAreNoPartOfIt() throws IOException {
        isGood(GOOD.replace("70", " 70 ").replace("p-1", " p-1\u00a0").getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\r", "\n\n"})
    void linesMayEndAsInWindowsOrOldMacsOrBeEmpty(String end) throws IOException {
        isGood(GOOD.replace("\n", end).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void emptyRowsAndUnnamedEmptyColumnsThatExcelLeavesAreNoRowsAndNoColumns() throws IOException {
        isGood(GOOD.replace("\n", ",,\n").concat(",,,,,\n,,,,,\n").getBytes(StandardCharsets.UTF_8));
        refused(
                "line 2: field 4 has no name in the header",
                "patient,measuredAt,heartRate,",
                "p,2026-03-01T14:00:00Z,8,9");
    }

    @Test
    void whatIsGzippedIsKnownByItsBytesAndNotByItsName() throws IOException {
        isGood(zipped(GOOD));
    }

    @Test
    void yesAndNoAreReadAsExcelWritesThemAndConsciousnessByItsLetter() throws IOException {
        Sample sample = read(
                        "patient,measuredAt,heartRate,supplementalOxygen,ventilated,consciousness",
                        "p-1,2026-03-01T14:05:00Z,80,TRUE,FALSE,A",
                        "p-1,2026-03-01T14:06:00Z,80,,,c",
                        "p-1,2026-03-01T14:07:00Z,80,,,V",
                        "p-1,2026-03-01T14:08:00Z,80,,,P",
                        "p-1,2026-03-01T14:09:00Z,80,,,U",
                        "p-1,2026-03-01T14:10:00Z,80,,,Voice")
                .get(0);

        assertThat(sample.observations().supplementalOxygen()).isTrue();
        assertThat(sample.observations().ventilated()).isFalse();
        assertThat(new RecordingFolder(path).read(RecordingSet.CSV).get(0).samples())
                .extracting(its -> its.observations().consciousness())
                .containsExactly(
                        Consciousness.ALERT,
                        Consciousness.CONFUSION,
                        Consciousness.VOICE,
                        Consciousness.PAIN,
                        Consciousness.UNRESPONSIVE,
                        Consciousness.VOICE);
    }

    @Test
    void timesAreInstantsWhateverTheirZoneAlsoTheHourThatComesTwiceInOctober() throws IOException {
        assertThat(read(
                        "patient,measuredAt,heartRate",
                        "p-1,2026-10-25T02:30:00+02:00,80",
                        "p-1,2026-10-25T02:30:00+01:00,81",
                        "p-1,2026-10-25 14:05:00Z,75",
                        "p-1,2026-10-25T14:05:00+08:00,76"))
                .extracting(Sample::measuredAt)
                .containsExactly(
                        at("2026-10-25T00:30:00Z"),
                        at("2026-10-25T01:30:00Z"),
                        at("2026-10-25T06:05:00Z"),
                        at("2026-10-25T14:05:00Z"));
    }

    @Test
    void twoRowsOfOneInstantAreBothKeptInTheirOrder() throws IOException {
        assertThat(read("patient,measuredAt,heartRate", "p-1,2026-03-01T14:00:00Z,80", "p-1,2026-03-01T14:00:00Z,82"))
                .extracting(sample -> sample.readings().get(VitalSign.HEART_RATE))
                .containsExactly(80.0, 82.0);
    }

    @Test
    void valuesInAnotherUnitAndTimesFarAwayAreReadAsTheyAreForTheIntakeToJudge() throws IOException {
        List<Sample> samples = read(
                "patient,measuredAt,spo2,bodyTemperature",
                "p-1,0001-01-01T00:00:00Z,0.97,98.6",
                "p-1,2999-01-01T00:00:00Z,97,37");

        assertThat(samples.get(0).readings().get(VitalSign.SPO2)).isEqualTo(0.97);
        assertThat(samples.get(0).readings().get(VitalSign.BODY_TEMPERATURE)).isEqualTo(98.6);
        assertThat(samples.get(1).measuredAt()).isEqualTo(at("2999-01-01T00:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-03-01T14:05:00       | is no instant: it has no zone; add Z for UTC
            2026-03-01 14:05          | is no instant: it has no zone; add Z for UTC
            1772373600000             | is no instant: milliseconds since 1970? write 2026-03-01T14:00:00Z
            1772373600                | is no instant: seconds since 1970? write 2026-03-01T14:00:00Z
            01.03.2026 14:05          | is no instant such as 2026-03-01T14:05:00Z
            +1000000000-12-31T23:59:59Z | is no instant such as 2026-03-01T14:05:00Z
            ''                        | is no instant such as 2026-03-01T14:05:00Z
            """)
    void aTimeThatCannotBeReadSaysWhatItLacks(String time, String told) {
        refused(
                "a.csv: line 2: column 'measuredAt': '" + time + "'",
                "patient,measuredAt,heartRate",
                "p-1," + time + ",80");
        refused(told, "patient,measuredAt,heartRate", "p-1," + time + ",80");
    }

    @ParameterizedTest
    @ValueSource(strings = {"---", "NaN", "NULL", "n/a", "None", "?"})
    void aWordForNotMeasuredIsToldToBeLeftEmpty(String word) {
        refused(
                "a.csv: line 2: column 'heartRate': '" + word
                        + "' is no number; leave the field empty where nothing was measured",
                "patient,measuredAt,heartRate",
                "p-1,2026-03-01T14:05:00Z," + word);
    }

    @Test
    void aHeaderThatLacksAColumnTellsWhichThereAre() {
        refused(
                "line 1: column 'patient' is missing; the file has [bed, measuredAt, heartRate]",
                "bed,measuredAt,heartRate",
                "p-1,2026-03-01T14:05:00Z,80");
        refused(
                "line 1: column 'pulse' is unknown; known are",
                "patient,measuredAt,pulse",
                "p-1,2026-03-01T14:05:00Z,80");
        refused(
                "line 1: column 'Heart Rate' is there twice",
                "patient,measuredAt,heartRate,Heart Rate",
                "p-1,2026-03-01T14:05:00Z,80,81");
    }

    @Test
    void aFileOfNothingOrOfAHeaderAloneHoldsNobody() throws IOException {
        assertThatThrownBy(() ->
                        new RecordingFolder(path).with("a.csv", new byte[0]).read(RecordingSet.CSV))
                .isInstanceOf(RecordingFormatException.class)
                .hasMessageEndingWith("a.csv: is empty, expected a header line");
        assertThat(new RecordingFolder(path)
                        .with("a.csv", "patient,measuredAt,heartRate,spo2")
                        .read(RecordingSet.CSV))
                .isEmpty();
    }

    @Test
    void aQuoteThatNeverEndsAndALineThatIsTooShortAreNamed() {
        refused(
                "a.csv: after line 1: is no CSV: Unclosed quoted field",
                "patient,measuredAt,heartRate,spo2",
                "p-1,2026-03-01T14:05:00Z,80,\"97");
        refused(
                "a.csv: line 2: has 3 fields, the header has 4",
                "patient,measuredAt,heartRate,spo2",
                "p-1,2026-03-01T14:05:00Z,80");
    }

    @Test
    void aNameIsNoPseudonymWhateverItsLetters() throws IOException {
        refused(
                "a.csv: line 2: column 'patient': patient id may have",
                "patient,measuredAt,heartRate",
                "\"Doe, Jane\",2026-03-01T14:05:00Z,80");
        refused("patient id may have", "patient,measuredAt,heartRate", "Müller-1,2026-03-01T14:05:00Z,80");
        byte[] latin =
                "patient,measuredAt,heartRate\np-äd,2026-03-01T14:05:00Z,80\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> new RecordingFolder(path).with("a.csv", latin).read(RecordingSet.CSV))
                .isInstanceOf(RecordingFormatException.class)
                .hasMessageContaining("a.csv: line 2: column 'patient': patient id may have")
                .hasMessageContaining("is not UTF-8 and was read as Windows-1252");
    }

    @Test
    void rowsOfAPatientThatLieApartAreToldToBeSorted() {
        refused(
                "a.csv: line 4: 'p-1' was there before: its rows must stand together; sort the file by patient",
                "patient,measuredAt,heartRate",
                "p-1,2026-03-01T14:00:00Z,80",
                "p-2,2026-03-01T14:00:00Z,80",
                "p-1,2026-03-01T14:01:00Z,80");
    }

    @Test
    void whatIsNoTextIsToldForWhatItIs() throws IOException {
        isNoCsv("is an Excel workbook", new byte[] {'P', 'K', 3, 4, 20, 0, 6, 0});
        isNoCsv("is an old Excel workbook", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2});
        isNoCsv("is no text", new byte[] {'a', 0, 0, 'b', 1, 2, 3, 0});
    }

    @Test
    void aBrokenGzipIsToldByItsFileAndHowFarItWentWell() throws IOException {
        byte[] whole = zipped(GOOD + "p-1,2026-03-01T14:02:00Z,72,36.9\n".repeat(20_000));
        assertThatThrownBy(() -> new RecordingFolder(path)
                        .with("march.csv.gz", Arrays.copyOf(whole, whole.length / 2))
                        .read(RecordingSet.CSV))
                .isInstanceOf(RecordingFormatException.class)
                .hasMessageContaining("march.csv.gz")
                .hasMessageContaining("gzip")
                .hasMessageContaining("cut short");
        assertThatThrownBy(() -> new RecordingFolder(path)
                        .with("march.csv.gz", "hello".getBytes(StandardCharsets.UTF_8))
                        .read(RecordingSet.CSV))
                .isInstanceOf(RecordingFormatException.class)
                .hasMessageContaining("march.csv.gz: is not gzipped, though its name says so");
    }

    private void isGood(byte[] bytes) throws IOException {
        List<Recording> recordings =
                new RecordingFolder(path).with("a.csv", bytes).read(RecordingSet.CSV);

        assertThat(recordings).extracting(Recording::id).containsExactly("p-1");
        assertThat(recordings.get(0).samples())
                .extracting(Sample::measuredAt)
                .containsExactly(at("2026-03-01T14:00:00Z"), at("2026-03-01T14:01:00Z"));
        assertThat(recordings.get(0).samples())
                .extracting(sample -> sample.readings().get(VitalSign.HEART_RATE))
                .containsExactly(70.0, 71.0);
        assertThat(recordings.get(0).samples())
                .extracting(sample -> sample.readings().get(VitalSign.BODY_TEMPERATURE))
                .containsExactly(38.6, 36.9);
    }

    private List<Sample> read(String... lines) throws IOException {
        return new RecordingFolder(path)
                .with("a.csv", lines)
                .read(RecordingSet.CSV)
                .get(0)
                .samples();
    }

    private void isNoCsv(String told, byte[] bytes) {
        assertThatThrownBy(() -> new RecordingFolder(path).with("a.csv", bytes).read(RecordingSet.CSV))
                .isInstanceOf(RecordingFormatException.class)
                .hasMessageContaining("a.csv: " + told);
    }

    private void refused(String because, String... lines) {
        assertThatThrownBy(() -> new RecordingFolder(path).with("a.csv", lines).read(RecordingSet.CSV))
                .isInstanceOf(RecordingFormatException.class)
                .hasMessageContaining(because);
    }

    private static byte[] zipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static long at(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }
}
