package nl.opvang.torture.check;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.opvang.torture.check.Applications.Application;
import nl.opvang.torture.history.Evidence;
import nl.opvang.torture.history.Journal.Told;
import nl.opvang.torture.history.LoggedEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How far everything was that was asked about money, and what was granted, as known at a moment: followed here from what was said by then. */
final class DossiersAreAnswered implements Check {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern LISTS =
            Pattern.compile("/v1/(?<feature>advance|transition|claim)s\\?limit=1000&knownAt=(?<knownAt>.+)");
    private static final Pattern SETTLEMENTS =
            Pattern.compile("/v1/municipalities/(?<town>\\w+)/settlements/(?<year>\\d+)\\?knownAt=(?<knownAt>.+)");
    private static final Map<String, String> ID_FIELDS =
            Map.of("advance", "applicationId", "transition", "transitionId", "claim", "claimId");

    @Override
    public String claim() {
        return "how far what was asked is and what was granted, as known at a moment, follow from what was said by"
                + " then";
    }

    /** How many of these answers it judges. */
    static long judged(List<Told> told) {
        return told.stream()
                .filter(each -> each.service().equals("funding"))
                .filter(each -> LISTS.matcher(each.path()).matches()
                        || SETTLEMENTS.matcher(each.path()).matches())
                .count();
    }

    @Override
    public void check(Evidence evidence, Consumer<String> breach) {
        for (var told : evidence.told()) {
            if (!told.service().equals("funding")) continue;
            var list = LISTS.matcher(told.path());
            var settlement = SETTLEMENTS.matcher(told.path());
            var answer = JSON.readTree(told.answer());
            String wrong = null;
            if (list.matches()) wrong = list(answer, list.group("feature"), known(evidence, list));
            else if (settlement.matches())
                wrong = settlement(
                        answer,
                        "settlement:%s:%s".formatted(settlement.group("town"), settlement.group("year")),
                        known(evidence, settlement));
            if (wrong != null) breach.accept("%s was answered %s, but %s".formatted(told.path(), told.answer(), wrong));
        }
    }

    private static Applications known(Evidence evidence, Matcher question) {
        var knownAt = Instant.parse(question.group("knownAt"));
        List<LoggedEvent> known = new ArrayList<>(evidence.log("funding"));
        known.removeIf(event -> event.knownAt().isAfter(knownAt));
        // What should not have been said is another check's to tell.
        return Applications.of(known, ignored -> {});
    }

    private static @Nullable String list(JsonNode answer, String feature, Applications known) {
        var expected = new TreeSet<String>();
        known.dossiers().forEach((id, dossier) -> {
            if (!id.startsWith(feature + ":")) return;
            var last = List.copyOf(dossier.values()).getLast();
            expected.add(line(last.id(), last.status(), granted(dossier.values())));
        });
        var answered = new TreeSet<String>();
        for (var item : answer.path("items"))
            answered.add(line(
                    item.path(Objects.requireNonNull(ID_FIELDS.get(feature))).asString(),
                    item.path("status").asString(),
                    amount(item.path("granted"))));
        // Of more than one page these are some.
        boolean some = answer.path("nextCursor").isString();
        return expected.equals(answered) || (some && expected.containsAll(answered))
                ? null
                : "it should be " + expected;
    }

    /** By the last of them by which anything is: one that is refused leaves an earlier one as it is. */
    private static BigDecimal granted(Collection<Application> dossier) {
        return dossier.stream()
                .map(Application::granted)
                .filter(amount -> amount.signum() > 0)
                .reduce(BigDecimal.ZERO, (earlier, later) -> later);
    }

    private static @Nullable String settlement(JsonNode answer, String dossier, Applications known) {
        var applications = known.dossiers().get(dossier);
        if (applications == null) return answer.isEmpty() ? null : "nobody accounted for the year";
        var it = applications.values().iterator().next();
        var decision = answer.path("decision");
        var expected = line("", it.status(), it.granted());
        var answered = line("", answer.path("procedure").path("status").asString(""), amount(decision.path("amount")));
        if (it.decided() != decision.isObject()) return it.decided() ? "it is settled" : "it is not settled";
        return expected.equals(answered) ? null : "it should be " + expected;
    }

    private static BigDecimal amount(JsonNode granted) {
        return granted.isString() ? new BigDecimal(granted.asString()) : BigDecimal.ZERO;
    }

    private static String line(String id, String status, BigDecimal granted) {
        return "%s %s %s".formatted(id, status, granted.setScale(2));
    }
}
