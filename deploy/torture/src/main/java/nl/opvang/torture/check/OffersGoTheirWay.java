package nl.opvang.torture.check;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import nl.opvang.torture.history.Evidence;
import nl.opvang.torture.history.LoggedEvent;
import org.jspecify.annotations.Nullable;

/**
 * An offer is asked, held, accepted and taken, or ends on the way, each time together with what its guest book says; a household
 * has one at a time, for as long as the rule says; and what is accepted becomes stays in one step or not at all.
 */
final class OffersGoTheirWay implements Check {
    private static final Duration DEFAULT_TERM = Duration.ofDays(2);

    /** Longer no request lasts, from the moment it looks at the clock to that of its events. */
    private static final Duration LONGEST_DECISION = Duration.ofMinutes(5);

    private static final Set<String> STANDING = Set.of("held", "accepted");

    private final boolean atTheEnd;

    /** @param atTheEnd whether places must have been freed by now that are held for nobody */
    OffersGoTheirWay(boolean atTheEnd) {
        this.atTheEnd = atTheEnd;
    }

    /** An offer, as far as it is. */
    private static final class Offer {
        private final String request;
        private String stage = "asked";
        private String location = "";
        private long places;
        private Instant heldUntil = Instant.MIN;

        private Offer(String request) {
            this.request = request;
        }
    }

    /** Everything that was said so far. */
    private static final class Said {
        private final Map<Long, List<LoggedEvent>> transactions = new HashMap<>();
        private final Map<String, Offer> offers = new HashMap<>();
        private final Set<String> open = new HashSet<>();
        private final Map<String, LoggedEvent> terms = new HashMap<>();

        /** What else happened in the same transaction. */
        private List<LoggedEvent> with(LoggedEvent event, String fact) {
            return transactions.getOrDefault(event.tx(), List.of()).stream()
                    .filter(other -> other.fact().equals(fact))
                    .toList();
        }

        private boolean heldWith(LoggedEvent event, String fact, String... fields) {
            return with(event, fact).stream().anyMatch(other -> {
                if (!other.text("hold").equals(event.text("offerId"))) return false;
                for (var field : fields) if (!other.text(field).equals(event.text(field))) return false;
                return true;
            });
        }
    }

    @Override
    public String claim() {
        return atTheEnd
                ? "every offer went its way, no place is held for nobody, and what was accepted became stays or not at"
                        + " all"
                : "offers go their way together with their holds, and become stays in one step or not at all";
    }

    @Override
    public void check(Evidence evidence, Consumer<String> breach) {
        var said = new Said();
        for (var event : evidence.log("allocation"))
            said.transactions
                    .computeIfAbsent(event.tx(), tx -> new ArrayList<>())
                    .add(event);
        var held = new LinkedHashMap<String, LoggedEvent>();
        for (var event : evidence.log("allocation")) {
            switch (event.feature()) {
                case "allocation.rule" -> {
                    if (event.fact().equals("term-decided")) said.terms.put(event.text("ruleId"), event);
                }
                case "allocation.request" -> {
                    var wrong = request(event, said);
                    if (wrong != null) breach.accept("%s: %s".formatted(event, wrong));
                }
                case "allocation.guest-book" -> {
                    var wrong = book(event, said);
                    if (wrong != null) breach.accept("%s: %s".formatted(event, wrong));
                    if (event.fact().equals("places-held")) held.put(event.text("hold"), event);
                    if (event.fact().equals("hold-ended") || event.fact().equals("held-for-count"))
                        held.remove(event.text("hold"));
                }
                default -> {}
            }
        }
        if (!atTheEnd) return;
        held.forEach((id, event) -> {
            var offer = said.offers.get(id);
            if (offer == null || !STANDING.contains(offer.stage)) breach.accept("held for nobody: " + event);
        });
    }

    /** @return what is wrong; null when nothing is */
    private static @Nullable String request(LoggedEvent event, Said said) {
        var id = event.text("requestId");
        if (event.fact().equals("asked")) return said.open.add(id) ? null : "asked again";
        if (!said.open.contains(id)) return "nobody asks any more, or ever did";
        return switch (event.fact()) {
            case "offer-asked" ->
                said.offers.put(event.text("offerId"), new Offer(id)) == null ? null : "the offer was asked before";
            case "withdrawn" -> {
                said.open.remove(id);
                yield null;
            }
            case "offered", "offer-accepted", "offer-refused", "offer-declined", "offer-expired", "fulfilled" -> {
                var offer = said.offers.get(event.text("offerId"));
                if (offer == null || !offer.request.equals(id)) yield "nobody asked for the offer";
                var stage = offer.stage;
                var wrong = step(event, offer, said);
                yield wrong == null ? null : "%s, and the offer was %s".formatted(wrong, stage);
            }
            default -> null;
        };
    }

    private static @Nullable String step(LoggedEvent event, Offer offer, Said said) {
        var before = offer.stage;
        offer.stage = switch (event.fact()) {
            case "offered" -> "held";
            case "fulfilled" -> "taken";
            default -> event.fact().substring("offer-".length());
        };
        return switch (event.fact()) {
            case "offered" -> offered(event, offer, before, said);
            case "offer-accepted" -> accepted(event, offer, before, said);
            case "fulfilled" -> fulfilled(event, offer, before, said);
            case "offer-expired" -> {
                if (!before.equals("held")) yield offer.stage;
                yield event.recordedAt().isBefore(offer.heldUntil) ? "expired before its time" : null;
            }
            case "offer-declined" -> STANDING.contains(before) ? null : offer.stage;
            default -> STANDING.contains(before) || before.equals("asked") ? null : offer.stage;
        };
    }

    private static @Nullable String offered(LoggedEvent event, Offer offer, String before, Said said) {
        offer.location = event.text("locationId");
        offer.places = Long.parseLong(event.text("places"));
        offer.heldUntil = Instant.parse(event.text("heldUntil"));
        if (!before.equals("asked")) return offer.stage;
        if (!said.heldWith(event, "places-held", "locationId", "places", "from", "until", "heldUntil"))
            return "no such places are held";
        if (said.offers.values().stream()
                        .filter(other -> other.request.equals(offer.request) && STANDING.contains(other.stage))
                        .count()
                > 1) return "another offer stands";
        return term(event, offer, said);
    }

    private static @Nullable String accepted(LoggedEvent event, Offer offer, String before, Said said) {
        if (!before.equals("held") || !offer.location.equals(event.text("locationId"))) return offer.stage;
        return said.heldWith(event, "hold-kept", "locationId") ? null : "its places are not kept";
    }

    private static @Nullable String fulfilled(LoggedEvent event, Offer offer, String before, Said said) {
        said.open.remove(offer.request);
        if (!before.equals("accepted") || !offer.location.equals(event.text("locationId"))) return offer.stage;
        return stays(event, offer, said);
    }

    /** For as long as the rule says that it names, from just before it was recorded. */
    private static @Nullable String term(LoggedEvent event, Offer offer, Said said) {
        var term = DEFAULT_TERM;
        var rule = event.text("rule");
        if (!rule.isEmpty()) {
            var decided = said.terms.get(rule);
            if (decided == null || !decided.text("rule").equals("HOLD_TERM")) return "by a rule that nobody decided";
            term = Duration.ofHours(Long.parseLong(decided.text("hours")));
        }
        var from = offer.heldUntil.minus(term);
        return from.isAfter(event.recordedAt())
                        || from.isBefore(event.recordedAt().minus(LONGEST_DECISION))
                ? "held until " + offer.heldUntil + ", and not for " + term
                : null;
    }

    /** All of the household, on the same day, each leaving where it stayed; or none by name where people are counted. */
    private static @Nullable String stays(LoggedEvent event, Offer offer, Said said) {
        var stays = new ArrayList<String>();
        for (var stay : event.payload().path("stays")) stays.add(stay.asString());
        if (stays.isEmpty()) return said.heldWith(event, "held-for-count", "locationId", "from") ? null : "nobody came";
        if (!said.heldWith(event, "hold-ended", "locationId")) return "its places are still held";
        if (stays.size() != offer.places) return "%d came, of %d".formatted(stays.size(), offer.places);
        var begun = new ArrayList<LoggedEvent>(said.with(event, "stay-started"));
        begun.addAll(said.with(event, "stay-moved-in"));
        for (var stay : stays)
            if (begun.stream()
                            .filter(other -> other.text("stayId").equals(stay)
                                    && other.text("locationId").equals(offer.location)
                                    && LocalDate.parse(other.text("from")).equals(LocalDate.parse(event.text("from"))))
                            .count()
                    != 1) return "%s did not begin with it".formatted(stay);
        if (begun.size() != stays.size()) return "more stays began with it";
        for (var in : said.with(event, "stay-moved-in"))
            if (said.with(event, "stay-moved-out").stream()
                    .noneMatch(out -> out.text("stayId").equals(in.text("movedFromStay"))
                            && out.text("toStay").equals(in.text("stayId"))
                            && out.text("until").equals(in.text("from"))))
                return "%s is still where it came from".formatted(in.text("stayId"));
        return null;
    }

    private static @Nullable String book(LoggedEvent event, Said said) {
        var needed = switch (event.fact()) {
            case "places-held" -> "offered";
            case "hold-kept" -> "offer-accepted";
            case "held-for-count" -> "fulfilled";
            case "hold-ended" -> event.text("why").equals("TAKEN") ? "fulfilled" : null;
            default -> null;
        };
        return needed == null
                        || said.with(event, needed).stream()
                                .anyMatch(other -> other.text("offerId").equals(event.text("hold"))
                                        && other.text("locationId").equals(event.text("locationId")))
                ? null
                : "nothing was %s with it".formatted(needed);
    }
}
