package nl.opvang.torture.post;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Makes up what a municipality says about money: what it paid and received, and what it asks for. */
final class MoneySayings extends Voice {
    private static final String FUNDING = "funding";
    private static final String POSTING = "nl.opvang.funding.posting.";

    private final ApplicationSayings applications;

    MoneySayings(Town town, Random dice) {
        super(town, dice);
        this.applications = new ApplicationSayings(town, dice);
    }

    Saying next() {
        int drawn = dice.nextInt(15);
        if (drawn < 3) return posting();
        if (drawn < 5) {
            var posting = town.takePosting(dice);
            return posting == null ? posting() : postingCorrection(posting);
        }
        return applications.next();
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
}
