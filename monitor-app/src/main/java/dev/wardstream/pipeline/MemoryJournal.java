package dev.wardstream.pipeline;

import dev.wardstream.intake.DeviceMemory;
import dev.wardstream.pipeline.DeviceMemories.Live;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The last changes of {@link DeviceMemories}, in numbered pages that lie in the same store as the memories. A page is its number and,
 * for each change, the device's id and what {@link DeviceMemory#writeChange} writes, each after its length (one byte).
 */
final class MemoryJournal {
    /** At 30 ms a commit, half a minute: most devices are heard often enough in it that writing them whole is rare. */
    static final int MOST_PAGES = 1_000;

    /** Before the first page. */
    static final long NO_PAGE = 0;

    /** Of all pages: so much is read at a start. */
    private static final int MOST_BYTES = 4 << 20;
    /** Well below what a broker takes as one record. */
    private static final int LARGEST_PAGE = 256 << 10;

    private static final int LONGEST_ID = 64;
    private static final int LARGEST_ENTRY = 1 + LONGEST_ID + 1 + DeviceMemory.LARGEST_CHANGE;

    /** What the keys of pages begin with: no device's id has it, and it sorts before all that have not. */
    private static final String PAGE = "#";

    private static final String AFTER_PAGES = "$";

    /** One page of those in the store, and whose changes it has. */
    private record Page(String key, long number, int bytes, List<Live> changed) {}

    /** Takes a change in, and says whose it was. */
    interface Changed {
        Live by(String device, ByteBuffer change, long page);
    }

    /** Is told, before a page is torn out, whose changes it has. */
    interface Torn {
        void of(Live device, long page);
    }

    private final KeyValueStore<String, byte[]> store;
    private final int mostPages;
    private final Deque<Page> pages = new ArrayDeque<>();
    private int pageBytes;
    private long lastPage = NO_PAGE;

    private ByteBuffer open = ByteBuffer.allocate(8 << 10);
    private List<Live> changed = new ArrayList<>();

    MemoryJournal(KeyValueStore<String, byte[]> store, int mostPages) {
        this.store = store;
        this.mostPages = mostPages;
        clear();
    }

    /** The number of the last page that is written. */
    long lastPage() {
        return lastPage;
    }

    void clear() {
        pages.clear();
        pageBytes = 0;
        lastPage = NO_PAGE;
        beginPage();
    }

    private void beginPage() {
        changed = new ArrayList<>();
        open.clear().putLong(lastPage + 1);
    }

    /** Reads all pages of the store, in their order. */
    void read(Changed memories) {
        TreeMap<Long, KeyValue<String, byte[]>> found = new TreeMap<>();
        try (KeyValueIterator<String, byte[]> all = store.range(PAGE, AFTER_PAGES)) {
            all.forEachRemaining(page -> found.put(ByteBuffer.wrap(page.value).getLong(), page));
        }
        found.forEach((number, stored) -> {
            ByteBuffer page = ByteBuffer.wrap(stored.value).position(Long.BYTES);
            List<Live> heard = new ArrayList<>();
            while (page.hasRemaining()) {
                String device = new String(part(page).array(), StandardCharsets.US_ASCII);
                heard.add(memories.by(device, part(page), number));
            }
            append(new Page(stored.key, number, stored.value.length, heard));
        });
        beginPage();
    }

    private static ByteBuffer part(ByteBuffer page) {
        byte[] part = new byte[page.get()];
        page.get(part);
        return ByteBuffer.wrap(part);
    }

    private void append(Page page) {
        pages.addLast(page);
        pageBytes += page.bytes();
        lastPage = page.number();
    }

    /** Notes what one more sample changed, and returns the number of the page that it will be on. */
    long add(Live device, String id, DeviceMemory after, DeviceMemory before) {
        if (open.position() > LARGEST_PAGE) {
            writePage(PAGE + (lastPage + 1));
        }
        if (open.remaining() < LARGEST_ENTRY) {
            ByteBuffer larger = ByteBuffer.allocate(2 * open.capacity());
            larger.put(open.flip());
            open = larger;
        }
        byte[] name = id.getBytes(StandardCharsets.US_ASCII);
        open.put((byte) name.length).put(name);
        int length = open.position();
        open.put((byte) 0);
        after.writeChange(before, open);
        open.put(length, (byte) (open.position() - length - 1));
        changed.add(device);
        return lastPage + 1;
    }

    /** Writes what was noted, where anything was; the oldest pages make room for it. */
    void write(Torn memories) {
        if (changed.isEmpty()) {
            return;
        }
        // The last page is written first: a memory that is kept for a page that is torn out has its changes too.
        List<Page> torn = new ArrayList<>();
        while (!pages.isEmpty() && (pages.size() >= mostPages || pageBytes + open.position() > MOST_BYTES)) {
            Page oldest = pages.removeFirst();
            pageBytes -= oldest.bytes();
            torn.add(oldest);
        }
        // A page takes the place of one that goes, so that there is nothing to delete.
        writePage(torn.isEmpty() ? PAGE + (lastPage + 1) : torn.get(0).key());
        for (Page page : torn) {
            page.changed().forEach(device -> memories.of(device, page.number()));
        }
        torn.stream().skip(1).forEach(page -> store.delete(page.key()));
    }

    private void writePage(String key) {
        byte[] bytes = Arrays.copyOf(open.array(), open.position());
        store.put(key, bytes);
        append(new Page(key, lastPage + 1, bytes.length, changed));
        beginPage();
    }
}
