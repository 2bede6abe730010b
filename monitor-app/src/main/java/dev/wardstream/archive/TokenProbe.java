package dev.wardstream.archive;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Tries whether a token does what it is for, by doing it: no server says of a hashed token what it may do. */
@FunctionalInterface
interface TokenProbe {
    boolean works(String token) throws IOException;

    /** Writes nothing at all. A token that may write is let through to there being nothing. */
    static TokenProbe writes(URI url, String org, String bucket) {
        String target = url + "/api/v2/write?precision=ns&org=" + encoded(org) + "&bucket=" + encoded(bucket);
        return token -> {
            int status = send(
                            HttpRequest.newBuilder(URI.create(target)).POST(HttpRequest.BodyPublishers.noBody()), token)
                    .statusCode();
            return status == 204 || status == 400;
        };
    }

    /** Asks as dashboards do, by InfluxQL. */
    static TokenProbe reads(URI url, String bucket) {
        String target = url + "/query?db=" + encoded(bucket) + "&q=" + encoded("SHOW MEASUREMENTS LIMIT 1");
        return token -> {
            HttpResponse<String> answer =
                    send(HttpRequest.newBuilder(URI.create(target)).GET(), token);
            return answer.statusCode() == 200 && !answer.body().contains("\"error\"");
        };
    }

    private static HttpResponse<String> send(HttpRequest.Builder request, String token) throws IOException {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            request.timeout(Duration.ofSeconds(10))
                                    .header("Authorization", "Token " + token)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (IllegalArgumentException e) {
            throw new IOException("the token cannot be sent: it holds what no header may", e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
