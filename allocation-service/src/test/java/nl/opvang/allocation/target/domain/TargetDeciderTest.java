package nl.opvang.allocation.target.domain;

import static nl.opvang.contracts.allocation.FigureProvenance.CALCULATED;
import static nl.opvang.contracts.allocation.FigureProvenance.PUBLISHED;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import nl.opvang.allocation.target.domain.TargetCommand.AnnounceRound;
import nl.opvang.allocation.target.domain.TargetCommand.CloseHistoryImport;
import nl.opvang.allocation.target.domain.TargetCommand.Correct;
import nl.opvang.allocation.target.domain.TargetCommand.Decide;
import nl.opvang.allocation.target.domain.TargetCommand.DecideOneOff;
import nl.opvang.allocation.target.domain.TargetCommand.Divide;
import nl.opvang.allocation.target.domain.TargetCommand.EndRound;
import nl.opvang.allocation.target.domain.TargetCommand.ExplainDifferences;
import nl.opvang.allocation.target.domain.TargetCommand.Import;
import nl.opvang.allocation.target.domain.TargetCommand.OpenRound;
import nl.opvang.allocation.target.domain.TargetCommand.PlanPlaces;
import nl.opvang.allocation.target.domain.TargetCommand.RecordAdvice;
import nl.opvang.allocation.target.domain.TargetCommand.RecordPrognosis;
import nl.opvang.allocation.target.domain.TargetCommand.TakePrognosis;
import nl.opvang.allocation.target.domain.TargetCommand.Withdraw;
import nl.opvang.allocation.target.domain.TargetRefusal.AreaNamedTwice;
import nl.opvang.allocation.target.domain.TargetRefusal.AreaUnknown;
import nl.opvang.allocation.target.domain.TargetRefusal.EndsBeforeItBegins;
import nl.opvang.allocation.target.domain.TargetRefusal.HistoryImportIsClosed;
import nl.opvang.allocation.target.domain.TargetRefusal.IdTaken;
import nl.opvang.allocation.target.domain.TargetRefusal.NoAreas;
import nl.opvang.allocation.target.domain.TargetRefusal.NoSuchDecision;
import nl.opvang.allocation.target.domain.TargetRefusal.NotFlat;
import nl.opvang.allocation.target.domain.TargetRefusal.PlacesOutOfBounds;
import nl.opvang.allocation.target.domain.TargetRefusal.ReferenceSetMissing;
import nl.opvang.allocation.target.domain.TargetRefusal.RoundAnnouncedBefore;
import nl.opvang.allocation.target.domain.TargetRefusal.RoundEnded;
import nl.opvang.allocation.target.domain.TargetRefusal.RoundNotDecided;
import nl.opvang.allocation.target.domain.TargetRefusal.TableIncomplete;
import nl.opvang.allocation.target.domain.TargetRefusal.TargetUnknown;
import nl.opvang.allocation.target.domain.TargetRefusal.TargetWithdrawn;
import nl.opvang.allocation.target.domain.TargetRefusal.TooFewForFormula;
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
import nl.opvang.contracts.allocation.TargetEvent;
import nl.opvang.contracts.allocation.TargetEvent.Corrected;
import nl.opvang.contracts.allocation.TargetEvent.Decided;
import nl.opvang.contracts.allocation.TargetEvent.DifferencesExplained;
import nl.opvang.contracts.allocation.TargetEvent.Divided;
import nl.opvang.contracts.allocation.TargetEvent.HistoryImportClosed;
import nl.opvang.contracts.allocation.TargetEvent.OneOffDecided;
import nl.opvang.contracts.allocation.TargetEvent.PlacesPlanned;
import nl.opvang.contracts.allocation.TargetEvent.PrognosisRecorded;
import nl.opvang.contracts.allocation.TargetEvent.RoundAdvised;
import nl.opvang.contracts.allocation.TargetEvent.RoundAnnounced;
import nl.opvang.contracts.allocation.TargetEvent.RoundDecided;
import nl.opvang.contracts.allocation.TargetEvent.RoundOpened;
import nl.opvang.contracts.allocation.TargetEvent.RoundPrognosed;
import nl.opvang.contracts.allocation.TargetEvent.Withdrawn;
import nl.opvang.contracts.allocation.TargetId;
import nl.opvang.contracts.allocation.TargetTerms;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.plumbing.decision.DeciderSpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetDeciderTest extends DeciderSpec<TargetCommand, Targets, TargetEvent, TargetRefusal> {
    private static final TargetId FIRST = new TargetId(new UUID(1, 1));
    private static final TargetId SECOND = new TargetId(new UUID(1, 2));
    private static final UUID CORRECTION = new UUID(2, 1);
    private static final UUID WITHDRAWAL = new UUID(3, 1);
    private static final RoundTerms ROUND = new RoundTerms(LocalDate.parse("2025-07-01"), "meeting");
    private static final RoundAnnouncement NEWS = new RoundAnnouncement(LocalDate.parse("2024-11-13"), "letter");
    private static final RegionCode GRONINGEN = new RegionCode("VR01");
    private static final ReferenceSet REFERENCE =
            ReferenceSets.find(new ReferenceSetId("cbs-2022-01-01.v1")).orElseThrow();

    TargetDeciderTest() {
        super(TargetDecider.DECIDER);
    }

    @Test
    void a_published_table_is_the_decision_that_it_was_though_it_does_not_add_up() {
        given().when(new Decide(FIRST, decision(109_000, TargetBasis.FORMULA, REFERENCE, publishedTable())))
                .thenAccepted(events -> {
                    var terms = terms(events);
                    assertThat(terms.places()).isEqualTo(109_000);
                    assertThat(terms.regions()).containsExactlyElementsOf(publishedTable());
                    assertThat(sum(terms)).isEqualTo(108_998);
                });
    }

    @Test
    void figures_that_were_not_published_are_computed_and_say_so() {
        given().when(new Decide(
                        FIRST,
                        decision(
                                97_000,
                                TargetBasis.FORMULA,
                                REFERENCE,
                                List.of(new RegionalPlaces(GRONINGEN, 4411, PUBLISHED)))))
                .thenAccepted(events -> {
                    var terms = terms(events);
                    assertThat(terms.referenceSet()).isEqualTo(REFERENCE.id());
                    assertThat(terms.regions())
                            .hasSize(25)
                            .isSortedAccordingTo((one, other) -> one.region().compareTo(other.region()));
                    assertThat(terms.regions().getFirst()).isEqualTo(new RegionalPlaces(GRONINGEN, 4411, PUBLISHED));
                    assertThat(terms.regions().stream().skip(1))
                            .allSatisfy(
                                    figure -> assertThat(figure.provenance()).isEqualTo(CALCULATED));
                });
    }

    @ParameterizedTest
    @CsvSource({"75000, 74999", "90000, 89998", "109000, 109001"})
    void computed_figures_are_rounded_one_by_one(int places, int sum) {
        given().when(new Decide(FIRST, decision(places, TargetBasis.FORMULA, REFERENCE, List.of())))
                .thenAccepted(events -> assertThat(sum(terms(events))).isEqualTo(sum));
    }

    @Test
    void a_flat_number_is_the_same_for_every_region() {
        given().when(new Decide(FIRST, decision(50_000, TargetBasis.FLAT, null, List.of())))
                .then(new Decided(
                        FIRST,
                        new TargetTerms(
                                day("2025-07-01"),
                                50_000,
                                TargetBasis.FLAT,
                                null,
                                everyRegion(2000, CALCULATED),
                                day("2024-11-13"),
                                "letter")));
        given().when(new Decide(FIRST, decision(50_001, TargetBasis.FLAT, null, List.of())))
                .thenRefused(new NotFlat(50_001, 25));
    }

    @Test
    void the_formula_needs_its_figures_and_a_number_for_which_it_is_meant() {
        given().when(new Decide(FIRST, decision(75_000, TargetBasis.FORMULA, null, List.of())))
                .thenRefused(new ReferenceSetMissing());
        given().when(new Decide(FIRST, decision(49_999, TargetBasis.FORMULA, REFERENCE, List.of())))
                .thenRefused(new TooFewForFormula(50_000));
    }

    @Test
    void a_table_by_no_rule_holds_exactly_the_25_regions() {
        var table = publishedTable();
        given().when(new Decide(FIRST, decision(109_000, TargetBasis.DECIDED, null, table.subList(0, 24))))
                .thenRefused(new TableIncomplete(25));
        given().when(new Decide(FIRST, decision(109_000, TargetBasis.DECIDED, null, twice(table))))
                .thenRefused(new AreaNamedTwice(GRONINGEN));
        var elsewhere = List.of(new RegionalPlaces(new RegionCode("VR26"), 1, PUBLISHED));
        given().when(new Decide(FIRST, decision(109_000, TargetBasis.DECIDED, null, elsewhere)))
                .thenRefused(new AreaUnknown(new RegionCode("VR26")));
    }

    @Test
    void numbers_are_possible_ones() {
        given().when(new Decide(FIRST, decision(0, TargetBasis.FLAT, null, List.of())))
                .thenRefused(new PlacesOutOfBounds(1, 1_000_000));
        given().when(new Decide(FIRST, decision(1_000_001, TargetBasis.FORMULA, REFERENCE, List.of())))
                .thenRefused(new PlacesOutOfBounds(1, 1_000_000));
        given().when(new DecideOneOff(FIRST, oneOff("2023-10-01", "2024-01-01", everyRegion(-1, PUBLISHED))))
                .thenRefused(new PlacesOutOfBounds(0, 100_000));
        given().when(new RecordPrognosis(FIRST, new Prognosis(day("2025-01-01"), -1, null, "ANP")))
                .thenRefused(new PlacesOutOfBounds(0, 1_000_000));
    }

    @Test
    void an_id_stands_for_one_thing_that_was_said() {
        given(decided())
                .when(new Decide(FIRST, decision(90_000, TargetBasis.FORMULA, REFERENCE, List.of())))
                .thenRefused(new IdTaken(FIRST.id()));
        given(decided()).when(new RecordPrognosis(FIRST, prognosis())).thenRefused(new IdTaken(FIRST.id()));
        given(decided()).when(new Withdraw(FIRST, FIRST.id(), null)).thenRefused(new IdTaken(FIRST.id()));
    }

    @Test
    void a_correction_says_in_full_what_should_have_been_said() {
        var corrected = decision(100_000, TargetBasis.FLAT, null, List.of());
        given(decided())
                .when(new Correct(FIRST, CORRECTION, corrected))
                .then(new Corrected(FIRST, CORRECTION, corrected.terms()));
        given(decided(), new Corrected(FIRST, CORRECTION, corrected.terms()))
                .when(new Decide(FIRST, flat()))
                .thenNothing();
    }

    @Test
    void what_is_corrected_or_withdrawn_must_stand() {
        given().when(new Correct(FIRST, CORRECTION, flat())).thenRefused(new TargetUnknown(FIRST));
        given(new PrognosisRecorded(FIRST, prognosis()))
                .when(new Correct(FIRST, CORRECTION, flat()))
                .thenRefused(new TargetUnknown(FIRST));
        given().when(new Withdraw(FIRST, WITHDRAWAL, null)).thenRefused(new TargetUnknown(FIRST));
        given(decided(), new Withdrawn(FIRST, WITHDRAWAL, null))
                .when(new Correct(FIRST, CORRECTION, flat()))
                .thenRefused(new TargetWithdrawn(FIRST));
        given(decided(), new Withdrawn(FIRST, WITHDRAWAL, null))
                .when(new Withdraw(FIRST, new UUID(3, 2), null))
                .thenRefused(new TargetWithdrawn(FIRST));
    }

    @Test
    void everything_that_was_said_can_be_withdrawn() {
        var withdrawn = new Withdrawn(FIRST, WITHDRAWAL, null);
        given(decided()).when(new Withdraw(FIRST, WITHDRAWAL, null)).then(withdrawn);
        given(new PrognosisRecorded(FIRST, prognosis()))
                .when(new Withdraw(FIRST, WITHDRAWAL, null))
                .then(withdrawn);
        given(new OneOffDecided(FIRST, oneOff("2023-10-01", "2024-01-01", everyRegion(200, PUBLISHED))))
                .when(new Withdraw(FIRST, WITHDRAWAL, null))
                .then(withdrawn);
        given(new Divided(FIRST, GRONINGEN, division("GM0014")))
                .when(new Withdraw(FIRST, WITHDRAWAL, GRONINGEN))
                .then(new Withdrawn(FIRST, WITHDRAWAL, GRONINGEN));
    }

    @Test
    void a_one_off_is_for_some_regions_and_some_days() {
        var terms = oneOff("2023-10-01", "2024-01-01", everyRegion(200, PUBLISHED));
        given().when(new DecideOneOff(FIRST, terms)).then(new OneOffDecided(FIRST, terms));
        given().when(new DecideOneOff(FIRST, oneOff("2024-01-01", "2024-01-01", everyRegion(200, PUBLISHED))))
                .thenRefused(new EndsBeforeItBegins());
        given().when(new DecideOneOff(FIRST, oneOff("2023-10-01", "2024-01-01", List.of())))
                .thenRefused(new NoAreas());
    }

    @Test
    void a_prognosis_is_recorded_as_what_it_is() {
        given().when(new RecordPrognosis(FIRST, prognosis())).then(new PrognosisRecorded(FIRST, prognosis()));
    }

    @Test
    void a_region_divides_its_target_as_it_likes_over_the_municipalities_it_has_that_day() {
        given().when(new Divide(FIRST, GRONINGEN, division("GM0014")))
                .then(new Divided(FIRST, GRONINGEN, division("GM0014")));
        given().when(new Divide(FIRST, GRONINGEN, division("GM0363")))
                .thenRefused(new AreaUnknown(new MunicipalityCode("GM0363")));
        given().when(new Divide(FIRST, GRONINGEN, division("GM0014", "GM0014")))
                .thenRefused(new AreaNamedTwice(new MunicipalityCode("GM0014")));
        given().when(new Divide(FIRST, GRONINGEN, division())).thenRefused(new NoAreas());
    }

    @Test
    void a_region_plans_a_possible_number_of_places_and_may_withdraw_it() {
        var terms = new PlanTerms(day("2025-07-01"), 4800, "plan");
        var planned = new PlacesPlanned(FIRST, GRONINGEN, terms);
        given().when(new PlanPlaces(FIRST, GRONINGEN, terms)).then(planned);
        given().when(new PlanPlaces(FIRST, GRONINGEN, new PlanTerms(day("2025-07-01"), 100_001, "plan")))
                .thenRefused(new PlacesOutOfBounds(0, 100_000));
        var nowhere = new RegionCode("VR26");
        given().when(new PlanPlaces(FIRST, nowhere, terms)).thenRefused(new AreaUnknown(nowhere));
        given(planned).when(new Divide(FIRST, GRONINGEN, division("GM0014"))).thenRefused(new IdTaken(FIRST.id()));
        given(planned)
                .when(new Withdraw(FIRST, WITHDRAWAL, GRONINGEN))
                .then(new Withdrawn(FIRST, WITHDRAWAL, GRONINGEN));
        assertThat(new PlanPlaces(FIRST, GRONINGEN, terms).aggregateId()).isEqualTo("target:VR01");
    }

    @Test
    void weesp_has_a_share_in_gooi_en_vechtstreek_until_it_is_part_of_amsterdam() {
        var gooi = new RegionCode("VR14");
        var weesp = new MunicipalityCode("GM0457");
        var share = List.of(new MunicipalPlaces(weesp, 100));
        var before = new DivisionTerms(day("2022-03-23"), share, "board");
        given().when(new Divide(FIRST, gooi, before)).then(new Divided(FIRST, gooi, before));
        given().when(new Divide(FIRST, gooi, new DivisionTerms(day("2022-03-24"), share, "board")))
                .thenRefused(new AreaUnknown(weesp));
    }

    @Test
    void a_round_leads_from_a_prognosis_and_advice_to_a_decision_that_is_announced() {
        given().when(new OpenRound(SECOND, ROUND)).then(new RoundOpened(SECOND, ROUND));
        given(opened())
                .when(new TakePrognosis(step(1), SECOND, needed(109_500)))
                .then(new RoundPrognosed(step(1), SECOND, needed(109_500)));
        given(opened())
                .when(new RecordAdvice(step(2), SECOND, advice(109_000)))
                .then(new RoundAdvised(step(2), SECOND, advice(109_000)));
        given(opened(), decided())
                .when(new EndRound(step(3), SECOND, ending(FIRST)))
                .then(new RoundDecided(step(3), SECOND, ending(FIRST)));
        given(opened(), new RoundDecided(step(3), SECOND, ending(null)))
                .when(new AnnounceRound(step(4), SECOND, NEWS))
                .then(new RoundAnnounced(step(4), SECOND, NEWS));
    }

    @Test
    void the_steps_of_a_round_are_of_one_that_stands() {
        for (var command : List.of(
                new TakePrognosis(step(1), SECOND, needed(1)),
                new RecordAdvice(step(1), SECOND, advice(1)),
                new EndRound(step(1), SECOND, ending(null)),
                new AnnounceRound(step(1), SECOND, NEWS))) {
            given().when(command).thenRefused(new TargetUnknown(SECOND));
            given(new PrognosisRecorded(SECOND, prognosis())).when(command).thenRefused(new TargetUnknown(SECOND));
            given(opened(), new Withdrawn(SECOND, WITHDRAWAL, null))
                    .when(command)
                    .thenRefused(new TargetWithdrawn(SECOND));
        }
    }

    @Test
    void a_round_ends_once_with_a_decision_that_stands() {
        given(opened()).when(new EndRound(step(1), SECOND, ending(FIRST))).thenRefused(new NoSuchDecision(FIRST));
        given(opened(), decided(), new Withdrawn(FIRST, WITHDRAWAL, null))
                .when(new EndRound(step(1), SECOND, ending(FIRST)))
                .thenRefused(new NoSuchDecision(FIRST));
        var ended = new RoundDecided(step(1), SECOND, ending(null));
        given(opened(), decided(), ended)
                .when(new EndRound(step(2), SECOND, ending(FIRST)))
                .thenRefused(new RoundEnded(SECOND));
        given(opened(), decided(), ended, new Withdrawn(step(1), WITHDRAWAL, null))
                .when(new EndRound(step(2), SECOND, ending(FIRST)))
                .then(new RoundDecided(step(2), SECOND, ending(FIRST)));
        given(opened(), ended).when(new EndRound(step(1), SECOND, ending(null))).thenNothing();
    }

    @Test
    void only_a_decision_is_announced_and_only_once() {
        given(opened()).when(new AnnounceRound(step(2), SECOND, NEWS)).thenRefused(new RoundNotDecided(SECOND));
        var ended = new RoundDecided(step(1), SECOND, ending(null));
        given(opened(), ended, new RoundAnnounced(step(2), SECOND, NEWS))
                .when(new AnnounceRound(step(3), SECOND, NEWS))
                .thenRefused(new RoundAnnouncedBefore(SECOND));
        given(opened(), ended, new RoundAnnounced(step(2), SECOND, NEWS), new Withdrawn(step(2), WITHDRAWAL, null))
                .when(new AnnounceRound(step(3), SECOND, NEWS))
                .then(new RoundAnnounced(step(3), SECOND, NEWS));
    }

    @Test
    void what_is_needed_and_advised_is_a_possible_number() {
        given(opened())
                .when(new TakePrognosis(step(1), SECOND, needed(-1)))
                .thenRefused(new PlacesOutOfBounds(0, 1_000_000));
        given(opened())
                .when(new RecordAdvice(step(1), SECOND, advice(1_000_001)))
                .thenRefused(new PlacesOutOfBounds(0, 1_000_000));
    }

    @Test
    void every_step_of_a_round_can_be_withdrawn() {
        for (var event : List.of(
                new RoundOpened(FIRST, ROUND),
                new RoundPrognosed(FIRST, SECOND, needed(1)),
                new RoundAdvised(FIRST, SECOND, advice(1)),
                new RoundDecided(FIRST, SECOND, ending(null)),
                new RoundAnnounced(FIRST, SECOND, NEWS),
                new DifferencesExplained(FIRST, SECOND, List.of(why(GRONINGEN)))))
            given(event).when(new Withdraw(FIRST, WITHDRAWAL, null)).then(new Withdrawn(FIRST, WITHDRAWAL, null));
    }

    @Test
    void differences_are_explained_of_a_decision_that_stands_each_region_once() {
        var explanation = List.of(why(GRONINGEN));
        given(decided())
                .when(new ExplainDifferences(SECOND, FIRST, explanation))
                .then(new DifferencesExplained(SECOND, FIRST, explanation));
        given().when(new ExplainDifferences(SECOND, FIRST, explanation)).thenRefused(new TargetUnknown(FIRST));
        given(decided()).when(new ExplainDifferences(SECOND, FIRST, List.of())).thenRefused(new NoAreas());
        given(decided())
                .when(new ExplainDifferences(SECOND, FIRST, List.of(why(GRONINGEN), why(GRONINGEN))))
                .thenRefused(new AreaNamedTwice(GRONINGEN));
        var nowhere = new RegionCode("VR26");
        given(decided())
                .when(new ExplainDifferences(SECOND, FIRST, List.of(why(nowhere))))
                .thenRefused(new AreaUnknown(nowhere));
    }

    @Test
    void what_the_ministry_decides_and_what_regions_decide_are_apart() {
        assertThat(new Decide(FIRST, flat()).aggregateId()).isEqualTo("target:NL");
        assertThat(new Divide(FIRST, GRONINGEN, division("GM0014")).aggregateId())
                .isEqualTo("target:VR01");
        assertThat(new Import(new Withdraw(FIRST, WITHDRAWAL, GRONINGEN)).aggregateId())
                .isEqualTo("target:VR01");
        assertThat(new CloseHistoryImport(null).aggregateId()).isEqualTo("target:NL");
    }

    @Test
    void history_comes_in_until_its_import_is_closed() {
        var history = new Decide(FIRST, flat());
        given().when(new Import(history)).then(decided());
        given().when(new CloseHistoryImport(null)).then(new HistoryImportClosed(null));
        given(new HistoryImportClosed(null)).when(new Import(history)).thenRefused(new HistoryImportIsClosed());
        given(new HistoryImportClosed(null)).when(history).then(decided());
        given(decided(), new HistoryImportClosed(null))
                .when(new Import(history))
                .thenNothing();
        given(decided(), new HistoryImportClosed(null))
                .when(new Import(new Decide(SECOND, flat())))
                .thenRefused(new HistoryImportIsClosed());
    }

    private static RoundOpened opened() {
        return new RoundOpened(SECOND, ROUND);
    }

    private static TargetId step(int number) {
        return new TargetId(new UUID(4, number));
    }

    private static RoundPrognosis needed(int places) {
        return new RoundPrognosis(
                day("2024-09-15"),
                day("2025-07-01"),
                places,
                new ForecastReference(new ForecastRunId("run-1"), day("2024-09-08")),
                "report");
    }

    private static RoundAdvice advice(int places) {
        return new RoundAdvice(day("2024-10-08"), "Directors' meeting", places, "report");
    }

    private static RoundDecision ending(@Nullable TargetId target) {
        return new RoundDecision(day("2024-11-12"), target, "decision");
    }

    private static RegionalExplanation why(RegionCode region) {
        return new RegionalExplanation(region, "A municipality moved");
    }

    private static NationalDecision flat() {
        return decision(50_000, TargetBasis.FLAT, null, List.of());
    }

    private static Decided decided() {
        return new Decided(FIRST, flat().terms());
    }

    private static NationalDecision decision(
            int places, TargetBasis basis, @Nullable ReferenceSet reference, List<RegionalPlaces> published) {
        return new NationalDecision(
                day("2025-07-01"), places, basis, published, reference, day("2024-11-13"), "letter");
    }

    private static Prognosis prognosis() {
        return new Prognosis(day("2025-01-01"), 120_000, null, "ANP 13 November 2024");
    }

    private static OneOffTerms oneOff(String from, String until, List<RegionalPlaces> regions) {
        return new OneOffTerms(day(from), day(until), regions, null, "letter");
    }

    private static DivisionTerms division(String... municipalities) {
        var shares = Stream.of(municipalities)
                .map(code -> new MunicipalPlaces(new MunicipalityCode(code), 100))
                .toList();
        return new DivisionTerms(day("2025-07-01"), shares, "board");
    }

    private static List<RegionalPlaces> everyRegion(int places, FigureProvenance provenance) {
        return Division.ofTheNetherlands().regions().keySet().stream()
                .sorted()
                .map(region -> new RegionalPlaces(region, places, provenance))
                .toList();
    }

    private static List<RegionalPlaces> twice(List<RegionalPlaces> table) {
        return Stream.concat(table.stream(), Stream.of(table.getFirst())).toList();
    }

    private static TargetTerms terms(List<TargetEvent> events) {
        assertThat(events).singleElement().isInstanceOf(Decided.class);
        return ((Decided) events.getFirst()).terms();
    }

    private static int sum(TargetTerms terms) {
        return terms.regions().stream().mapToInt(RegionalPlaces::places).sum();
    }

    private static List<RegionalPlaces> publishedTable() {
        var file = TargetDeciderTest.class.getResourceAsStream("/nl/opvang/allocation/target/formula_check.csv");
        try (var lines =
                new BufferedReader(new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .map(fields ->
                            new RegionalPlaces(new RegionCode(fields[0]), Integer.parseInt(fields[2]), PUBLISHED))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static LocalDate day(String date) {
        return LocalDate.parse(date);
    }
}
