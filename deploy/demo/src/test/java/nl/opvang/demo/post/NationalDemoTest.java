package nl.opvang.demo.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.opvang.demo.plan.NationalHistory;
import nl.opvang.demo.plan.Operation;
import nl.opvang.demo.plan.ShelterStory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NationalDemoTest {
    private static final NationalHistory HISTORY = NationalHistory.planned(NationalHistory.USUAL_SEED);
    private static final List<String> MUNICIPALITIES = List.of("GM0034", "GM0037", "GM0457");
    private static final ShelterStory SHELTER = new ShelterStory(NationalHistory.USUAL_SEED);
    private static final List<Operation> MOVERS = HISTORY.movers().subList(0, 100);
    private static final Rounds ROUNDS = new Rounds(MUNICIPALITIES, HISTORY::locations, HISTORY::people, () -> MOVERS);

    private final KeepingServer reporting = new KeepingServer("reporting");
    private final KeepingServer capacity = new KeepingServer("capacity");
    private final KeepingServer allocation = new KeepingServer("allocation");
    private final KeepingServer funding = new KeepingServer("funding");
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void stop() {
        for (var server : servers()) server.close();
    }

    private List<KeepingServer> servers() {
        return List.of(reporting, capacity, allocation, funding);
    }

    private NationalDemo demo() {
        var services = new Addresses(reporting.address(), capacity.address(), allocation.address(), funding.address());
        return new NationalDemo(services, role -> role, told::add, () -> ROUNDS, ServiceApiTest.SHORT);
    }

    private static Map<String, String> all(List<Line> lines) {
        var all = new LinkedHashMap<String, String>();
        for (var line : lines) all.put(line.id(), line.json());
        return all;
    }

    private static Map<String, String> locations() {
        var all = new LinkedHashMap<String, String>();
        for (var code : MUNICIPALITIES) all.putAll(all(Lines.of(HISTORY.locations(code))));
        return all;
    }

    private static Map<String, String> peopleAndTargets() {
        var all = all(Decisions.targets());
        for (var code : MUNICIPALITIES) all.putAll(all(Lines.of(HISTORY.people(code))));
        all.putAll(all(Lines.of(MOVERS)));
        return all;
    }

    private void assertEverythingIsThere() {
        assertThat(capacity.kept).containsExactlyInAnyOrderEntriesOf(locations());
        assertThat(allocation.kept).containsExactlyInAnyOrderEntriesOf(peopleAndTargets());
        var norms = all(Decisions.norms());
        norms.putAll(all(Decisions.rules()));
        norms.putAll(all(Decisions.books()));
        norms.putAll(all(Decisions.confirmations()));
        assertThat(funding.kept).containsExactlyEntriesOf(norms);
        for (var server : List.of(capacity, allocation, funding))
            assertThat(server.puts)
                    .contains("/v1/municipalities/GM0034/history-import-closing")
                    .hasSizeGreaterThanOrEqualTo(MUNICIPALITIES.size());
        assertThat(allocation.puts)
                .contains("/v1/target-history-closings/NL")
                .anyMatch(path -> path.startsWith("/v1/lead-time-rules/TARGET_ANNOUNCEMENT/"))
                .anyMatch(path -> path.startsWith("/v1/regions/VR01/target-divisions/"))
                .anyMatch(path -> path.startsWith("/v1/regions/VR01/planned-places/"));
        for (var household : SHELTER.households())
            assertThat(allocation.puts)
                    .contains("/v1/municipalities/" + household.municipality() + "/requests/" + household.id());
        for (var said : List.of("failed-placements", "decline", "acceptance", "arrival", "refusal", "withdrawal"))
            assertThat(allocation.puts).as(said).anyMatch(path -> path.contains(said));
        for (var municipality : AbsenceDemo.MUNICIPALITIES)
            assertThat(allocation.batches.keySet().stream()
                            .filter(key -> key.startsWith("/v1/municipalities/" + municipality + "/batches "))
                            .map(key -> key.substring(key.indexOf(' ') + 1, key.indexOf("/", key.indexOf(' ')))))
                    .as(municipality)
                    .hasSize(12)
                    .contains("report-absence", "decide-absence", "lose-entitlement");
        // GM0457 was gone by then, so nobody states its weeks.
        assertThat(capacity.batches.keySet().stream().filter(key -> key.contains(" confirm-statement/")))
                .hasSize(8)
                .noneMatch(key -> key.contains("GM0457"));
        assertThat(capacity.batches.keySet().stream().filter(key -> key.startsWith("/v1/batches lock-week/")))
                .hasSize(6);
        assertThat(capacity.batches.keySet().stream().filter(key -> key.contains(" take-out-of-use/")))
                .hasSize(2)
                .allMatch(key -> key.startsWith("/v1/municipalities/GM0014/batches "));
        assertThat(capacity.puts)
                .anyMatch(path -> path.startsWith("/v1/rules/SUDDEN_JUMP/decisions/"))
                .anyMatch(path -> path.startsWith("/v1/rules/PUBLICATION_WITHHOLDING/decisions/"))
                .anyMatch(path -> path.startsWith("/v1/checklists/"));
        assertThat(reporting.puts)
                .hasSameElementsAs(Stream.concat(
                                ForecastRuns.all().stream().map(ForecastRuns.Run::path),
                                PublishedWeek.editions().stream().map(PublishedWeek.Edition::path))
                        .toList());
        for (var said : List.of(
                "/advances/",
                "/transitions/",
                "/claims/",
                "/settlements/",
                "/payments/",
                "/first-receptions/",
                "/care-compensations/")) assertThat(funding.puts).as(said).anyMatch(path -> path.contains(said));
        for (var step : List.of("questions", "assessments", "approvals", "objections", "withdrawals", "cancellations"))
            assertThat(funding.puts).as(step).anyMatch(path -> path.contains("/" + step + "/"));
        assertThat(funding.puts)
                .contains(
                        "/v1/norm-schemes/MUNICIPAL/history-import-closing",
                        "/v1/norm-schemes/PRIVATE/history-import-closing",
                        "/v1/rules/TRANSITION_COSTS/history-import-closing");
    }

    @Test
    void everything_is_posted_once_in_requests_of_bounded_size_and_told_about() throws InterruptedException {
        demo().load();
        assertEverythingIsThere();
        assertThat(allocation.mostLines).hasValue(2_000);
        assertThat(told.getLast()).startsWith(" 100 %").contains("facts posted and shown in every report");
    }

    @Test
    void a_municipality_is_heard_in_its_own_order_and_movers_last() throws InterruptedException {
        demo().load();
        for (var code : MUNICIPALITIES) {
            var ids = all(Lines.of(HISTORY.people(code))).keySet();
            assertThat(allocation.kept.keySet().stream().filter(ids::contains)).containsExactlyElementsOf(ids);
        }
        assertThat(List.copyOf(allocation.kept.keySet())
                        .subList(allocation.kept.size() - MOVERS.size(), allocation.kept.size()))
                .containsExactlyElementsOf(all(Lines.of(MOVERS)).keySet());
    }

    @Test
    void an_interrupted_load_begun_again_ends_in_the_same_state() throws InterruptedException {
        // Twice everything is lost in the middle: once while it is carried out, once before.
        for (var server : List.of(capacity, allocation)) {
            for (int i = 0; i < 3; i++) server.disturbances.add(KeepingServer.answering(503));
            server.refusedTypes.add(server == capacity ? "close-location" : "provide");
            assertThatThrownBy(() -> demo().load()).isInstanceOf(LoadStopped.class);
            server.refusedTypes.clear();
        }
        assertThat(allocation.kept)
                .isNotEmpty()
                .hasSizeLessThan(peopleAndTargets().size());
        demo().load();
        assertEverythingIsThere();
    }

    @Test
    void a_load_that_was_stopped_after_some_closings_still_ends() throws InterruptedException {
        demo().load();
        funding.kept.keySet().removeIf(id -> id.startsWith("confirm-norms/"));
        demo().load();
        assertEverythingIsThere();
    }

    @Test
    void a_finished_load_is_recognised_by_one_question() throws InterruptedException {
        demo().load();
        var before = capacity.requests.get() + allocation.requests.get();
        demo().load();
        assertThat(capacity.requests.get() + allocation.requests.get()).isEqualTo(before);
        assertThat(told.getLast()).isEqualTo("The national history is there already.");
    }
}
