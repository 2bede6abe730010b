package dev.wardstream.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What services of the outside world are sent; whatever an alarm's text holds stays text. */
class MessageTextTest {
    private static final URI URL = URI.create("https://pager.example/calls");

    @TempDir
    private Path folder;

    @Test
    void ourOwnJsonHasEveryCallWithItsKeyAndItsLink() throws IOException {
        JsonNode json = json("wardstream", Messages.two(new Way.Webhook("pager")));

        assertThat(json.get("key").asText()).isEqualTo("key-of-both");
        assertThat(json.get("recipient").asText()).isEqualTo("nurse-a");
        assertThat(json.get("sentAt").asText()).isEqualTo("2026-11-18T11:06:40Z");
        assertThat(json.get("calls")).hasSize(2);
        JsonNode first = json.get("calls").get(0);
        assertThat(first.get("key").asText()).isEqualTo("key-2");
        assertThat(first.get("priority").asText()).isEqualTo("HIGH");
        assertThat(first.get("level").asInt()).isEqualTo(1);
        assertThat(first.get("text").asText()).isEqualTo(Messages.HOSTILE);
        assertThat(first.get("answerUrl").asText()).isEqualTo("https://ward.example/answer/key-2");
    }

    @Test
    void ntfyIsToldTopicPriorityAndWhereATapLeads() throws IOException {
        JsonNode json = json("ntfy", Messages.one(new Way.Webhook("pager"), Messages.HOSTILE));

        assertThat(json.get("topic").asText()).isEqualTo("icu-calls");
        assertThat(json.get("priority").asInt()).isEqualTo(5);
        assertThat(json.get("message").asText()).contains(Messages.HOSTILE);
        assertThat(json.get("tags").get(0).asText()).isEqualTo("rotating_light");
        assertThat(json.get("click").asText()).isEqualTo("https://ward.example/answer/key-1");
    }

    @Test
    void aNurseWhoReadsChineseIsToldInChinese() throws IOException {
        Message message = Messages.inChinese(new Way.Webhook("pager"), "HR 134 > 120 /min，持续 15 秒");

        assertThat(MessageText.mail().of(message))
                .startsWith("高  icu/bed-1  患者 p-1\nHR 134 > 120 /min，持续 15 秒\n")
                .contains("呼叫您的原因：无法联系到 ann。\n应答：https://ward.example/answer/key-1\n")
                .doesNotContainPattern("(?i)patient|answer:|because|opening|device");
        assertThat(json("wardstream", message).get("priority").asText())
                .as("for programs")
                .isEqualTo("HIGH");
        assertThat(json("slack", message).get("text").asText())
                .startsWith("【高】icu/bed-1：HR 134")
                .contains("|应答>");
        assertThat(json("ntfy", message).get("message").asText()).startsWith("高 icu/bed-1: HR 134");
        assertThat(json("pagerduty", message).get("links").get(0).get("text").asText())
                .isEqualTo("应答");
    }

    @Test
    void slackIsNotTalkedIntoMarkup() throws IOException {
        String text = json("slack", Messages.two(new Way.Webhook("pager")))
                .get("text")
                .asText();

        assertThat(text)
                .contains("&lt;!channel&gt;", "&lt;b&gt;&amp;&lt;/b&gt;")
                .doesNotContain("<!channel>")
                .contains("<https://ward.example/answer/key-1|Answer>");
    }

    @Test
    void pagerDutyGroupsByEpisode() throws IOException {
        JsonNode json = json("pagerduty", Messages.one(new Way.Webhook("pager"), Messages.HOSTILE));

        assertThat(json.get("routing_key").asText()).isEqualTo("t0ken");
        assertThat(json.get("event_action").asText()).isEqualTo("trigger");
        assertThat(json.get("dedup_key").asText()).isEqualTo(Ward.episode(1));
        assertThat(json.get("payload").get("severity").asText()).isEqualTo("critical");
        assertThat(json.get("payload").get("summary").asText()).contains(Messages.HOSTILE);
        assertThat(json("pagerduty", Messages.two(new Way.Webhook("pager")))
                        .get("dedup_key")
                        .asText())
                .isEqualTo("key-of-both");
    }

    @Test
    void aTemplateOfOnesOwnIsFilledTheSameWay() throws IOException {
        Path file = Files.writeString(folder.resolve("own.json"), "{\"say\": \"{{title}}\", \"n\": {{count}}}");

        JsonNode json = json(file.toString(), Messages.one(new Way.Webhook("pager"), Messages.HOSTILE));
        assertThat(json.get("say").asText()).isEqualTo("HIGH icu/bed-1: " + Messages.HOSTILE);
        assertThat(json.get("n").asInt()).isEqualTo(1);
    }

    @Test
    void aTemplateThatLetsTextEscapeIsRefusedAtTheStart() throws IOException {
        Path raw = Files.writeString(folder.resolve("raw.json"), "{\"say\": \"{{#calls}}{{{text}}}{{/calls}}\"}");
        Path typo = Files.writeString(folder.resolve("typo.json"), "{\"say\": \"{{titel}}\"}");

        assertThatThrownBy(() -> MessageText.of(Messages.webhook(URL, raw.toString())))
                .hasMessageContaining("notify.webhooks.pager.template");
        assertThatThrownBy(() -> MessageText.of(Messages.webhook(URL, typo.toString())))
                .hasMessageContaining("titel");
        assertThatThrownBy(() -> MessageText.of(Messages.webhook(URL, "slak")))
                .hasMessageContaining("slak")
                .hasMessageContaining("pagerduty");
    }

    private static JsonNode json(String template, Message message) throws IOException {
        String text = MessageText.of(Messages.webhook(URL, template)).of(message);
        return new ObjectMapper().readTree(text);
    }
}
