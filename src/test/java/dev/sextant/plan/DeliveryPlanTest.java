package dev.sextant.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.kit.ShippedPlan;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a plan says about texts that go out over channels")
class DeliveryPlanTest {
    private static final String BOARD = "boards/media.yaml";
    private static final String PUBLICATION = "publication.yaml";

    @Test
    @DisplayName("is read whole, and a plan may do without")
    void read() {
        Publication publication = Objects.requireNonNull(ShippedPlan.plan().publication());
        Publication.Delivery delivery = Objects.requireNonNull(publication.delivery());
        assertThat(delivery.of()).isEqualTo("outgoing");
        assertThat(delivery.through()).isEqualTo("channels");
        Map<String, String> files = ShippedPlan.texts();
        files.computeIfPresent(PUBLICATION, (name, text) -> text.substring(0, text.indexOf("  delivery:")));
        Publication without = Objects.requireNonNull(ShippedPlan.load(files).publication());
        assertThat(without.delivery()).isNull();
    }

    @Test
    @DisplayName(
            "is refused where the product could not write down what happens: a step that it may not take, a word that is missing")
    void mistakes() {
        mistake(
                BOARD,
                "    post: [system]",
                "    post: [media]",
                "'outgoing' needs 'post: [system]': the product itself posts it");
        mistake(
                BOARD,
                "label: {zh: 稍后重试, en: Try again later}, by: [system]",
                "label: {zh: 稍后重试, en: Try again later}, by: [media]",
                "'later' needs 'by: [system]': the product itself takes this step");
        mistake(
                BOARD,
                "sentAt: {type: time, computed: record.sentAt,",
                "sentAt: {type: time, required: true,",
                "'outgoing' may not require 'sentAt'");
        mistake(
                BOARD,
                "en: Sent}, by: [system], asks: [answer]",
                "en: Sent}, by: [system], asks: [answer, reason]",
                "'sent' may ask the product for 'failure' and 'answer' only");
        mistake(
                BOARD,
                "answer: {type: text, length: 1..500",
                "answer: {type: text, length: 1..50",
                "'answer' must take texts of 1 to 320 characters");
        mistake(PUBLICATION, "begin: begin", "begin: bgin", "unknown move of outgoing 'bgin' (did you mean 'begin'?)");
        mistake(PUBLICATION, "through: channels", "through: title", "unknown set of statement 'title'");
        mistake(
                "enums.yaml",
                "      overtaken: {zh: 送出前已更正或撤回, en: Corrected or withdrawn before it went out}\n",
                "",
                "the enumeration 'outgoingFailure' needs the value 'overtaken'");
        mistake(
                "enums.yaml",
                "      withdrawn: {zh: 撤回, en: Withdrawn}\n",
                "",
                "the enumeration 'outgoingEvent' needs the value 'withdrawn'");
    }

    @Test
    @DisplayName("leaves the product's own name to the product: no role may be called so")
    void nobodyElse() {
        mistake("roles.yaml", "teamLeader:", "system:", "no role may be called 'system'");
    }

    private static void mistake(String file, String right, String wrong, String said) {
        Map<String, String> files = ShippedPlan.texts();
        assertThat(files.get(file)).as(file).contains(right);
        files.computeIfPresent(file, (name, text) -> text.replaceFirst(java.util.regex.Pattern.quote(right), wrong));
        PlanResult result = PlanLoader.load(files);
        assertThat(result).isInstanceOf(PlanResult.Faulty.class);
        assertThat(((PlanResult.Faulty) result).problems())
                .anyMatch(problem -> problem.toString().contains(said));
    }
}
