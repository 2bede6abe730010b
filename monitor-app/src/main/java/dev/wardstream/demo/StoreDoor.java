package dev.wardstream.demo;

import io.questdb.FactoryProviderImpl;
import io.questdb.ServerConfiguration;
import io.questdb.cairo.security.AllowAllSecurityContext;
import io.questdb.cairo.security.DenyAllSecurityContext;
import io.questdb.cairo.security.ReadOnlySecurityContext;
import io.questdb.cairo.security.SecurityContextFactory;
import io.questdb.cutlass.http.DefaultHttpCookieHandler;
import io.questdb.cutlass.http.EmptyHttpSessionStore;
import io.questdb.cutlass.http.HttpAuthenticator;
import io.questdb.cutlass.http.HttpAuthenticatorFactory;
import io.questdb.cutlass.http.HttpCookieHandler;
import io.questdb.cutlass.http.HttpRequestHeader;
import io.questdb.cutlass.http.HttpSessionStore;
import io.questdb.std.str.DirectUtf8Sequence;
import io.questdb.std.str.Utf8String;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who comes into the embedded store: the monitor by its token, which may write, and people by their password, who may only
 * look. A page of another site is let in by neither: a browser that knows the password would send it along.
 */
final class StoreDoor extends FactoryProviderImpl {
    private static final String WRITER = "monitor";
    private static final Utf8String AUTHORIZATION = new Utf8String("Authorization");
    private static final Utf8String HOST = new Utf8String("Host");
    private static final Utf8String ORIGIN = new Utf8String("Origin");
    private static final Utf8String SITE = new Utf8String("Sec-Fetch-Site");

    private final StoreKeys keys;
    private final Set<String> hosts;

    StoreDoor(ServerConfiguration configuration, StoreKeys keys, int port) {
        super(configuration);
        this.keys = keys;
        this.hosts = Set.of("127.0.0.1:" + port, "localhost:" + port);
    }

    /** No session: its cookie would let in what is refused here. */
    @Override
    public HttpCookieHandler getHttpCookieHandler() {
        return DefaultHttpCookieHandler.INSTANCE;
    }

    @Override
    public HttpSessionStore getHttpSessionStore() {
        return EmptyHttpSessionStore.INSTANCE;
    }

    @Override
    public HttpAuthenticatorFactory getHttpAuthenticatorFactory() {
        return Visitor::new;
    }

    @Override
    public SecurityContextFactory getSecurityContextFactory() {
        return (who, door) -> {
            CharSequence name = who.getPrincipal();
            if (name == null) {
                return DenyAllSecurityContext.INSTANCE;
            }
            return WRITER.contentEquals(name) ? AllowAllSecurityContext.INSTANCE : ReadOnlySecurityContext.INSTANCE;
        };
    }

    /** Whoever is at the other end of one connection. */
    private final class Visitor implements HttpAuthenticator {
        private @Nullable String name;

        @Override
        public boolean authenticate(HttpRequestHeader request) {
            name = isOurs(request) ? nameOf(header(request, AUTHORIZATION)) : null;
            return name != null;
        }

        @Override
        public void clear() {
            name = null;
        }

        @Override
        public @Nullable CharSequence getPrincipal() {
            return name;
        }

        private @Nullable String nameOf(String authorization) {
            if (same(authorization, keys.writer())) {
                return WRITER;
            }
            return same(authorization, keys.reader()) ? StoreKeys.USER : null;
        }
    }

    private boolean isOurs(HttpRequestHeader request) {
        String origin = header(request, ORIGIN);
        String site = header(request, SITE);
        return hosts.contains(header(request, HOST))
                && (origin.isEmpty() || hosts.contains(origin.replaceFirst("^http://", "")))
                && (site.isEmpty() || site.equals("same-origin") || site.equals("none"));
    }

    private static String header(HttpRequestHeader request, Utf8String name) {
        DirectUtf8Sequence value = request.getHeader(name);
        return value == null ? "" : value.toString();
    }

    private static boolean same(String given, String asked) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), asked.getBytes(StandardCharsets.UTF_8));
    }
}
