package dev.wardstream.ward;

import dev.wardstream.access.Role;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The ward page: a shell of HTML, modules, styles and texts, from the classpath. Anyone may load it; the data it shows needs a
 * session. Every file is asked for anew with its entity tag, so that a page is never of two versions.
 */
public final class WardPage {
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "json", "application/json; charset=utf-8",
            "svg", "image/svg+xml");

    /** A path of plain names only: no dots that lead up, no escapes. */
    private static final Pattern PLAIN = Pattern.compile("(?:[A-Za-z0-9_-]+/)*[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9]+){1,2}");

    private static final String CHARTS = charts();

    private final Map<String, Optional<PageFile>> files = new ConcurrentHashMap<>();

    /** Adds the page's routes. */
    public static void addTo(JavalinDefaultRoutingApi routes) {
        WardPage page = new WardPage();
        for (String path : new String[] {"/", "/patients/<patient>", "/signin"}) {
            routes.get(path, context -> page.answer(context, "index.html"), Role.ANYONE);
        }
        routes.get("/page/<file>", context -> page.answer(context, context.pathParam("file")), Role.ANYONE);
    }

    private void answer(Context context, String path) {
        Optional<PageFile> file = PLAIN.matcher(path).matches() ? file(path) : Optional.empty();
        if (file.isEmpty()) {
            context.status(HttpStatus.NOT_FOUND).contentType("text/plain").result("no such file");
            return;
        }
        file.get().answer(context);
    }

    /** Only files that are there are remembered: what strangers ask for must not fill the memory. */
    private Optional<PageFile> file(String path) {
        Optional<PageFile> known = files.get(path);
        if (known != null) {
            return known;
        }
        Optional<PageFile> read = read(path);
        if (read.isPresent()) {
            files.put(path, read);
        }
        return read;
    }

    private static Optional<PageFile> read(String path) {
        String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        if (type == null) {
            return Optional.empty();
        }
        try (InputStream in = WardPage.class.getResourceAsStream(resource(path))) {
            return in == null ? Optional.empty() : Optional.of(new PageFile(type, in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the page's " + path + " from the classpath", e);
        }
    }

    private static String resource(String path) {
        return path.startsWith("uplot/") ? CHARTS + path.substring("uplot/".length()) : "/ward/page/" + path;
    }

    /** Where the charts' library lies in its webjar, whose folder is named after its version. */
    private static String charts() {
        String facts = "/META-INF/maven/org.webjars.npm/uplot/pom.properties";
        try (InputStream in = WardPage.class.getResourceAsStream(facts)) {
            Properties properties = new Properties();
            properties.load(Objects.requireNonNull(in, "the charts' webjar is not on the classpath: " + facts));
            return "/META-INF/resources/webjars/uplot/" + properties.getProperty("version") + "/dist/";
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + facts, e);
        }
    }
}
