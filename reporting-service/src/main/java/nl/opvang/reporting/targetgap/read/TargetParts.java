package nl.opvang.reporting.targetgap.read;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import nl.opvang.contracts.allocation.FigureProvenance;
import nl.opvang.contracts.allocation.RegionalPlaces;
import nl.opvang.contracts.allocation.target.KnownTargets;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.plumbing.json.EventReader;
import nl.opvang.plumbing.ledger.Area;
import nl.opvang.reporting.targetgap.read.TargetPart.Of;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes a target apart into what was decided, by which events: a decision, what is on top of it, divisions and plans. */
@Component
final class TargetParts {
    private final EventReader events;

    TargetParts(EventReader events) {
        this.events = events;
    }

    /** The parts of the figures of the country or a region on a day. */
    List<TargetPart> of(Area area, LocalDate day, KnownTargets known) {
        boolean country = area instanceof Area.Country;
        Predicate<RegionCode> within = region -> country || region.text().equals(area.code());
        var parts = new ArrayList<TargetPart>();
        known.on(day).ifPresent(decision -> {
            var terms = decision.terms();
            if (country)
                parts.add(new Part(terms, known).of(Of.NATIONAL, terms.places(), terms.effectiveOn(), terms.source()));
            for (var regional : within(terms.regions(), within))
                parts.add(new Part(terms, known)
                        .in(regional.region(), regional.provenance())
                        .of(Of.DECIDED, regional.places(), terms.effectiveOn(), terms.source()));
        });
        for (var oneOff : known.oneOffsOn(day)) {
            var terms = oneOff.terms();
            for (var regional : within(terms.regions(), within))
                parts.add(new Part(terms, known)
                        .in(regional.region(), regional.provenance())
                        .until(terms.until())
                        .of(Of.ON_TOP, regional.places(), terms.from(), terms.source()));
        }
        Division.ofTheNetherlands().regions().keySet().stream()
                .filter(within)
                .sorted()
                .forEach(region -> ofRegion(region, day, known, country, parts));
        return parts;
    }

    private void ofRegion(
            RegionCode region, LocalDate day, KnownTargets known, boolean country, List<TargetPart> parts) {
        known.planOn(region, day)
                .ifPresent(terms -> parts.add(new Part(terms, known)
                        .in(region, null)
                        .of(Of.PLANNED, terms.places(), terms.effectiveOn(), terms.source())));
        // The country's figures say nothing about municipalities.
        if (country) return;
        for (var divided : known.partsOn(region, day)) {
            var terms = divided.terms();
            parts.add(new Part(terms, known)
                    .in(region, null)
                    .at(divided.part().municipality())
                    .of(Of.DIVIDED, divided.part().places(), terms.effectiveOn(), terms.source()));
        }
    }

    private static List<RegionalPlaces> within(List<RegionalPlaces> regions, Predicate<RegionCode> within) {
        return regions.stream()
                .filter(regional -> within.test(regional.region()))
                .toList();
    }

    /** What is being put together of a part. */
    private final class Part {
        private final Record terms;
        private final KnownTargets known;
        private @Nullable RegionCode region;
        private @Nullable FigureProvenance provenance;
        private @Nullable MunicipalityCode municipality;
        private @Nullable LocalDate until;

        Part(Record terms, KnownTargets known) {
            this.terms = terms;
            this.known = known;
        }

        Part in(RegionCode code, @Nullable FigureProvenance saidBy) {
            region = code;
            provenance = saidBy;
            return this;
        }

        Part at(MunicipalityCode code) {
            municipality = code;
            return this;
        }

        Part until(LocalDate day) {
            until = day;
            return this;
        }

        TargetPart of(Of figure, long places, LocalDate from, String source) {
            var fact = known.saidBy(terms);
            return new TargetPart(
                    figure,
                    fact.eventId(),
                    events.typeOf(fact.event()),
                    fact.knownAt(),
                    region,
                    municipality,
                    places,
                    provenance,
                    from,
                    until,
                    source);
        }
    }
}
