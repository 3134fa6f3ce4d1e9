package nl.opvang.allocation.target.write;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import nl.opvang.allocation.target.domain.NationalDecision;
import nl.opvang.allocation.target.domain.ReferenceSets;
import nl.opvang.contracts.allocation.DivisionTerms;
import nl.opvang.contracts.allocation.FigureProvenance;
import nl.opvang.contracts.allocation.ForecastReference;
import nl.opvang.contracts.allocation.ForecastRunId;
import nl.opvang.contracts.allocation.MunicipalPlaces;
import nl.opvang.contracts.allocation.OneOffTerms;
import nl.opvang.contracts.allocation.PlanTerms;
import nl.opvang.contracts.allocation.Prognosis;
import nl.opvang.contracts.allocation.ReferenceSetId;
import nl.opvang.contracts.allocation.RegionalExplanation;
import nl.opvang.contracts.allocation.RegionalPlaces;
import nl.opvang.contracts.allocation.RoundAdvice;
import nl.opvang.contracts.allocation.RoundAnnouncement;
import nl.opvang.contracts.allocation.RoundDecision;
import nl.opvang.contracts.allocation.RoundPrognosis;
import nl.opvang.contracts.allocation.RoundTerms;
import nl.opvang.contracts.allocation.TargetBasis;
import nl.opvang.contracts.allocation.TargetId;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.plumbing.http.form.Example;
import nl.opvang.plumbing.http.form.Reasoned;
import org.jspecify.annotations.Nullable;

/** What the ministry and the safety regions fill in. */
final class TargetForms {
    private static final int SOURCE_LENGTH = 1000;
    private static final int ADVISER_LENGTH = 200;
    private static final int REGIONS = 25;
    private static final int MOST_NATIONAL = 1_000_000;
    private static final int MOST_IN_AREA = 100_000;

    private TargetForms() {}

    /**
     * A decision, or what it should have said.
     *
     * @param effectiveOn first day on which it holds
     * @param places the national number
     * @param basis how regional figures follow that were not published
     * @param referenceSet what to compute these from; needed for the formula
     * @param published the regional figures that were published, none of them computed
     * @param source where it was read
     */
    record TargetForm(
            LocalDate effectiveOn,
            @Min(1) @Max(MOST_NATIONAL) int places,
            TargetBasis basis,
            @Nullable ReferenceSetId referenceSet,
            @Size(max = REGIONS) @Nullable List<RegionForm> published,
            @Nullable LocalDate announcedOn,

            @Size(min = 1, max = SOURCE_LENGTH) @Example("A made-up letter of 1 March 2025")
            String source,

            @Nullable String reason)
            implements Reasoned {
        /** @throws IllegalArgumentException when there is no such reference set */
        TargetForm {
            if (referenceSet != null && ReferenceSets.find(referenceSet).isEmpty())
                throw new IllegalArgumentException("referenceSet names none that there is");
        }

        NationalDecision decision() {
            return new NationalDecision(
                    effectiveOn,
                    places,
                    basis,
                    published == null
                            ? List.of()
                            : published.stream().map(RegionForm::published).toList(),
                    referenceSet == null
                            ? null
                            : ReferenceSets.find(referenceSet).orElseThrow(),
                    announcedOn,
                    source);
        }
    }

    /** A published figure. */
    record RegionForm(
            RegionCode region, @Min(0) @Max(MOST_IN_AREA) int places) {
        RegionalPlaces published() {
            return new RegionalPlaces(region, places, FigureProvenance.PUBLISHED);
        }
    }

    /**
     * The same number on top for every region, for a time.
     *
     * @param until first day on which it is no longer asked for
     * @param reason also the place to say which of the dates is assumed
     */
    record OneOffForm(
            LocalDate from,
            LocalDate until,
            @Min(1) @Max(MOST_IN_AREA) int placesPerRegion,
            @Nullable LocalDate announcedOn,

            @Size(min = 1, max = SOURCE_LENGTH) @Example("A made-up letter of 1 March 2025")
            String source,

            @Nullable String reason)
            implements Reasoned {
        OneOffTerms terms() {
            var regions = Division.ofTheNetherlands().regions().keySet().stream()
                    .sorted()
                    .map(region -> new RegionalPlaces(region, placesPerRegion, FigureProvenance.PUBLISHED))
                    .toList();
            return new OneOffTerms(from, until, regions, announcedOn, source);
        }
    }

    /** How many places are thought to be needed on a day. */
    record PrognosisForm(
            LocalDate on,
            @Min(0) @Max(MOST_NATIONAL) int places,
            @Nullable LocalDate announcedOn,

            @Size(min = 1, max = SOURCE_LENGTH) @Example("A made-up letter of 1 March 2025")
            String source,

            @Nullable String reason)
            implements Reasoned {
        Prognosis prognosis() {
            return new Prognosis(on, places, announcedOn, source);
        }
    }

    /**
     * A target is considered.
     *
     * @param effectiveOn first day for which it is
     * @param source why, such as the meeting that began it
     */
    record RoundForm(
            LocalDate effectiveOn,

            @Size(min = 1, max = SOURCE_LENGTH) @Example("A made-up meeting of 1 March 2025")
            String source,

            @Nullable String reason)
            implements Reasoned {
        RoundTerms terms() {
            return new RoundTerms(effectiveOn, source);
        }
    }

    /**
     * A prognosis that the round takes into account.
     *
     * @param preparedOn when it was made
     * @param on the day for which it says what is needed
     * @param forecast the stored run that it rests on, if any
     */
    record RoundPrognosisForm(
            LocalDate preparedOn,
            LocalDate on,
            @Min(0) @Max(MOST_NATIONAL) int places,
            @Example @Nullable ForecastForm forecast,

            @Size(min = 1, max = SOURCE_LENGTH) @Example("A made-up report of 1 March 2025")
            String source,

            @Nullable String reason)
            implements Reasoned {
        RoundPrognosis prognosis() {
            return new RoundPrognosis(
                    preparedOn,
                    on,
                    places,
                    forecast == null ? null : new ForecastReference(forecast.runId(), forecast.asOf()),
                    source);
        }
    }

    /**
     * A stored run of a forecast.
     *
     * @param asOf the last day that it looked back on
     */
    record ForecastForm(
            @Example("0198c2f4-7a10-7b3e-9d51-2f0c8a4e7f01") ForecastRunId runId, LocalDate asOf) {}

    /**
     * What was advised.
     *
     * @param adviser the council or office that did, no person
     * @param places the national number advised
     */
    record AdviceForm(
            LocalDate advisedOn,

            @Size(min = 1, max = ADVISER_LENGTH) @Example("Directors' meeting")
            String adviser,

            @Min(0) @Max(MOST_NATIONAL) int places,

            @Size(min = 1, max = SOURCE_LENGTH) @Example("A made-up report of 1 March 2025")
            String source,

            @Nullable String reason)
            implements Reasoned {
        RoundAdvice advice() {
            return new RoundAdvice(advisedOn, adviser, places, source);
        }
    }

    /**
     * With what the round ends.
     *
     * @param target the target as decided; without it, it was decided to leave it as it is
     */
    record RoundDecisionForm(
            LocalDate decidedOn,
            @Nullable TargetId target,

            @Size(min = 1, max = SOURCE_LENGTH) @Example("A made-up decision of 1 March 2025")
            String source,

            @Nullable String reason)
            implements Reasoned {
        RoundDecision decision() {
            return new RoundDecision(decidedOn, target, source);
        }
    }

    /** That the decision was told. */
    record AnnouncementForm(
            LocalDate announcedOn,

            @Size(min = 1, max = SOURCE_LENGTH) @Example("A made-up letter of 1 March 2025")
            String source,

            @Nullable String reason)
            implements Reasoned {
        RoundAnnouncement announcement() {
            return new RoundAnnouncement(announcedOn, source);
        }
    }

    /** Why figures of a decision are not what the distribution key gives. */
    record ExplanationForm(
            @Size(min = 1, max = REGIONS) List<RegionExplanationForm> regions,
            @Nullable String reason) implements Reasoned {
        List<RegionalExplanation> explanations() {
            return regions.stream()
                    .map(region -> new RegionalExplanation(region.region(), region.explanation()))
                    .sorted(Comparator.comparing(RegionalExplanation::region))
                    .toList();
        }
    }

    /** Why the figure of one region is not. */
    record RegionExplanationForm(
            RegionCode region,

            @Size(min = 1, max = SOURCE_LENGTH) @Example("A municipality moved to this region in that year")
            String explanation) {}

    /**
     * A region's target divided over its municipalities; the numbers need not add up to it.
     *
     * @param effectiveOn first day on which it holds
     */
    record DivisionForm(
            LocalDate effectiveOn,
            @Size(min = 1, max = 1000) List<MunicipalityForm> municipalities,

            @Size(min = 1, max = SOURCE_LENGTH) @Example("A made-up letter of 1 March 2025")
            String source,

            @Nullable String reason)
            implements Reasoned {
        DivisionTerms terms() {
            var shares = municipalities.stream()
                    .map(share -> new MunicipalPlaces(share.municipality(), share.places()))
                    .sorted(Comparator.comparing(MunicipalPlaces::municipality))
                    .toList();
            return new DivisionTerms(effectiveOn, shares, source);
        }
    }

    /** A municipality's share. */
    record MunicipalityForm(
            MunicipalityCode municipality,
            @Min(0) @Max(MOST_IN_AREA) int places) {}

    /**
     * How many municipal places the region plans to have, those that are there already included.
     *
     * @param effectiveOn first day on which they are to be there
     */
    record PlanForm(
            LocalDate effectiveOn,
            @Min(0) @Max(MOST_IN_AREA) int places,

            @Size(min = 1, max = SOURCE_LENGTH) @Example("A made-up plan of 1 March 2025")
            String source,

            @Nullable String reason)
            implements Reasoned {
        PlanTerms terms() {
            return new PlanTerms(effectiveOn, places, source);
        }
    }

    /** Why it never should have been. */
    record WithdrawalForm(
            @Size(min = 1, max = SOURCE_LENGTH) @Example("Decided by mistake")
            String reason) implements Reasoned {}
}
