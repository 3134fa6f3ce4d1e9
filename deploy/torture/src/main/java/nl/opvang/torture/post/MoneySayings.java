package nl.opvang.torture.post;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Makes up what a municipality says about money: what it paid and received, and the advance that it asks for. */
final class MoneySayings extends Voice {
    private static final String FUNDING = "funding";
    private static final String POSTING = "nl.opvang.funding.posting.";
    private static final String ADVANCE = "nl.opvang.funding.advance.";

    MoneySayings(Town town, Random dice) {
        super(town, dice);
    }

    Saying next() {
        int drawn = dice.nextInt(15);
        if (drawn < 6) return posting();
        if (drawn < 9) {
            var posting = town.takePosting(dice);
            return posting == null ? posting() : postingCorrection(posting);
        }
        var advance = drawn < 12 ? town.takeAdvance() : null;
        return advance == null ? advance() : advanceWithdrawal(advance);
    }

    private Map<String, Object> amount(String amount) {
        return Fields.of(
                "kind",
                dice.nextBoolean() ? "LIVING_ALLOWANCE_MUNICIPAL" : "OWN_CONTRIBUTION",
                "month",
                YearMonth.of(2025, 1 + dice.nextInt(12)).toString(),
                "amount",
                amount);
    }

    private Saying posting() {
        var posting = id();
        var amount = dice.nextInt(1_000_000) + ".50";
        town.posts(posting);
        var form = amount(amount);
        return new Saying(
                FUNDING,
                path("/postings/" + posting),
                form,
                "post",
                Fields.both(Fields.of("posting", posting), form),
                List.of(effect(
                        POSTING + "posted",
                        "postingId",
                        Map.of("postingId", posting.toString(), "posting.amount", amount))));
    }

    private Saying postingCorrection(UUID posting) {
        var correction = id();
        boolean withdrawn = dice.nextBoolean();
        var amount = dice.nextInt(1_000_000) + ".25";
        var form = withdrawn ? Fields.of("reason", "never paid") : amount(amount);
        var effect = withdrawn
                ? effect(
                        POSTING + "withdrawn",
                        "correctionId",
                        Map.of("correctionId", correction.toString(), "postingId", posting.toString()))
                : effect(
                        POSTING + "corrected",
                        "correctionId",
                        Map.of(
                                "correctionId",
                                correction.toString(),
                                "postingId",
                                posting.toString(),
                                "posting.amount",
                                amount));
        return new Saying(
                FUNDING,
                path("/postings/%s/%s/%s".formatted(posting, withdrawn ? "withdrawals" : "corrections", correction)),
                form,
                withdrawn ? "withdraw-posting" : "correct-posting",
                Fields.both(Fields.of("posting", posting, "correction", correction), form),
                List.of(effect));
    }

    /** Clients of a town meet over its one dossier: while one application is open, others are refused. */
    private Saying advance() {
        var application = id();
        int year = LocalDate.now(ZoneOffset.UTC).getYear() + 1;
        var amount = 1 + dice.nextInt(1_000_000) + ".00";
        town.asksAdvance(application);
        var form = Fields.of(
                "places", List.of(), "transitionCosts", "0.00", "livingAllowance", amount, "receipts", "0.00");
        return new Saying(
                FUNDING,
                path("/advances/%d/applications/%s".formatted(year, application)),
                form,
                "apply-for-advance",
                Fields.of("year", year, "application", application, "asked", form),
                List.of(effect(
                        ADVANCE + "applied",
                        "applicationId",
                        Map.of("applicationId", application.toString(), "amount", amount))));
    }

    private Saying advanceWithdrawal(UUID application) {
        var withdrawal = id();
        int year = LocalDate.now(ZoneOffset.UTC).getYear() + 1;
        return Saying.alone(
                FUNDING,
                path("/advances/%d/applications/%s/withdrawals/%s".formatted(year, application, withdrawal)),
                Fields.of("reason", "asked by mistake"),
                effect(
                        ADVANCE + "withdrawn",
                        "withdrawalId",
                        Map.of("withdrawalId", withdrawal.toString(), "applicationId", application.toString())));
    }
}
