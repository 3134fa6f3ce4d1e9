package nl.opvang.reporting.signal.read;

import static java.util.Comparator.comparing;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.capacity.RuleName;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Cursor;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.http.read.Items;
import nl.opvang.plumbing.http.read.Paged;
import nl.opvang.plumbing.ledger.Area;
import nl.opvang.plumbing.ledger.Level;
import nl.opvang.reporting.figure.read.AreaChoice;
import nl.opvang.reporting.figure.read.Areas;
import nl.opvang.reporting.figure.read.Inquiries;
import nl.opvang.reporting.figure.read.Inquiry;
import nl.opvang.reporting.figure.read.Reports;
import nl.opvang.reporting.signal.domain.Signal;
import nl.opvang.reporting.signal.domain.Signals;
import nl.opvang.reporting.signal.read.SignalsOfArea.NumberOfSignals;
import nl.opvang.reporting.signal.read.SignalsOfArea.SignalItem;
import nl.opvang.reporting.signal.read.SignalsOfArea.SignalRule;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** One list of signals per municipality, region or country. */
@RestController
class SignalController {
    private final Inquiries inquiries;
    private final Areas areas;
    private final Reports reports;
    private final SignalFacts facts;

    SignalController(Inquiries inquiries, Areas areas, Reports reports, SignalFacts facts) {
        this.inquiries = inquiries;
        this.areas = areas;
        this.reports = reports;
        this.facts = facts;
    }

    @GetMapping("/v1/signals")
    @AllowedTo({Role.MUNICIPALITY, Role.REGION, Role.KCIO, Role.NOO, Role.MINISTRY, Role.AUDITOR})
    SignalsOfArea signals(@Query SignalQuestion question, Caller caller) {
        var through = facts.projectedThrough();
        var asked = question.knownAtOfPages();
        var moment = asked == null || asked.isAfter(through) ? through : asked;
        var inquiry = inquiries.of(question.areas(), question.on(), moment, caller);
        var found = found(inquiry).sorted(ORDER).toList();
        var rows = found.stream()
                .filter(signal -> question.signal() == null || signal.rule().name() == question.signal())
                .filter(signal -> key(signal).compareTo(question.after()) > 0)
                .limit(question.rows() + 1L)
                .toList();
        // Every page is as known at the moment of the first.
        var page = Items.page(
                rows, question.rows(), row -> List.of(inquiry.knownAt().toString(), key(row)));
        return new SignalsOfArea(
                inquiry.on(),
                inquiry.knownAt(),
                through.isBefore(inquiry.projectedThrough()) ? through : inquiry.projectedThrough(),
                inquiry.knownAtBasis(),
                areas.named(
                        inquiry.areas().within().level(),
                        inquiry.areas().within().code()),
                Signals.names()
                        .map(name -> new NumberOfSignals(name, (int) found.stream()
                                .filter(signal -> signal.rule().name() == name)
                                .count()))
                        .toList(),
                items(page.items(), inquiry, seen(inquiry, caller)),
                page.nextCursor());
    }

    private Stream<Signal> found(Inquiry inquiry) {
        var signals = new Signals(facts.rules(inquiry.knownAt()), inquiry.on());
        var codes = areas.recordedCodes(inquiry.areas(), inquiry.on(), inquiry.visible());
        return Stream.concat(
                facts.locations(codes, signals.firstDay(), inquiry.on(), inquiry.knownAt()).stream()
                        .flatMap(location -> signals.of(location).stream()),
                facts.municipalities(inquiry).stream().flatMap(municipality -> signals.of(municipality).stream()));
    }

    private List<SignalItem> items(
            List<Signal> signals, Inquiry inquiry, @Nullable Set<MunicipalityCode> locationsSeen) {
        var names = reports.names(
                signals.stream()
                        .map(Signal::location)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                inquiry.knownAt());
        return signals.stream()
                .map(signal -> {
                    var location = signal.location();
                    boolean seen = location != null
                            && (locationsSeen == null
                                    || locationsSeen.contains(
                                            LocationId.parse(location).municipality()));
                    var rule = signal.rule();
                    var terms = rule.terms();
                    return new SignalItem(
                            rule.name(),
                            areas.named(Level.MUNICIPALITY, signal.municipality()),
                            location == null || !seen
                                    ? null
                                    : Areas.named(Level.LOCATION, location, names.getOrDefault(location, location)),
                            signal.since(),
                            signal.reason(),
                            signal.figures(),
                            new SignalRule(
                                    rule.ruleId(),
                                    terms.validFrom(),
                                    terms.numbers(),
                                    terms.certainty(),
                                    terms.note()));
                })
                .toList();
    }

    /** Of which municipalities the caller may see locations; null for all. */
    private @Nullable Set<MunicipalityCode> seen(Inquiry inquiry, Caller caller) {
        var everywhere = new AreaChoice(Level.LOCATION, new Area.Country());
        return inquiries.of(everywhere, inquiry.on(), inquiry.knownAt(), caller).visible();
    }

    private static final Comparator<Signal> ORDER = comparing(SignalController::key);

    /** A signal is told from others by what it is about, and a jump also by what jumped. */
    private static String key(Signal signal) {
        var location = signal.location();
        return String.join(
                "|",
                signal.municipality(),
                signal.rule().name().name(),
                location == null ? "" : location,
                signal.figures().getLast().name());
    }

    /** @param area code of a region or municipality; the country when absent */
    record SignalQuestion(
            LocalDate on,
            @Nullable Instant knownAt,
            @Nullable String area,
            @Nullable RuleName signal,
            @Min(1) @Max(1000) @Nullable Integer limit,
            @Nullable Cursor cursor)
            implements Paged {
        SignalQuestion {
            new AreaChoice(Level.MUNICIPALITY, AreaChoice.area(area));
            if (cursor != null) place(cursor);
        }

        AreaChoice areas() {
            return new AreaChoice(Level.MUNICIPALITY, AreaChoice.area(area));
        }

        @Nullable
        Instant knownAtOfPages() {
            return cursor == null ? knownAt : place(cursor).knownAt();
        }

        String after() {
            return cursor == null ? "" : place(cursor).after();
        }

        private static Place place(Cursor cursor) {
            return cursor.read(2, key -> new Place(Instant.parse(key.get(0)), key.get(1)));
        }

        private record Place(Instant knownAt, String after) {}
    }
}
