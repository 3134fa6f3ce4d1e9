package nl.opvang.funding.application.page;

import java.time.LocalDate;
import java.util.UUID;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.funding.firstreception.domain.FirstReceptionCommand;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.http.write.Write;
import nl.opvang.plumbing.page.Scene;
import nl.opvang.plumbing.page.form.Posted;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** First reception in a region over a period: its dossier, and each step by whom the API allows it. */
@Controller
class FirstReceptionPages {
    private static final String DOSSIER = "/regions/{region}/first-receptions/{from}";
    private static final String REQUEST = DOSSIER + "/requests/{requestId}";

    private final Desk desk;

    FirstReceptionPages(Desk desk) {
        this.desk = desk;
    }

    @GetMapping(DOSSIER)
    @AllowedTo(
            value = {Role.REGION, Role.MINISTRY, Role.AUDITOR},
            scope = "region")
    String show(@PathVariable RegionCode region, @PathVariable LocalDate from, @Query Desk.Asked asked, Scene scene) {
        return desk.show(id(region, from), asked, scene);
    }

    @GetMapping(REQUEST + "/decision")
    @AllowedTo(
            value = {Role.REGION, Role.MINISTRY, Role.AUDITOR},
            scope = "region")
    String decision(
            @PathVariable RegionCode region, @PathVariable LocalDate from, @PathVariable UUID requestId, Scene scene) {
        return desk.decision(id(region, from), requestId, scene);
    }

    @GetMapping({REQUEST + "/answer", REQUEST + "/objection", REQUEST + "/withdrawal"})
    @AllowedTo(
            value = {Role.REGION, Role.MINISTRY},
            scope = "region")
    String formOfApplicant(
            @PathVariable RegionCode region, @PathVariable LocalDate from, @PathVariable UUID requestId, Scene scene) {
        return desk.ask(id(region, from), requestId, Step.of(scene.request()), scene);
    }

    @PostMapping({REQUEST + "/answer", REQUEST + "/objection", REQUEST + "/withdrawal"})
    @AllowedTo(
            value = {Role.REGION, Role.MINISTRY},
            scope = "region")
    @Nullable
    String takeForApplicant(
            @PathVariable RegionCode region,
            @PathVariable LocalDate from,
            @PathVariable UUID requestId,
            @Posted StepForm form,
            Scene scene,
            Write write) {
        return desk.take(id(region, from), requestId, Step.of(scene.request()), form, scene, write);
    }

    @GetMapping({REQUEST + "/question", REQUEST + "/assessment"})
    @AllowedTo(value = Role.MINISTRY, scope = "region")
    String formOfAssessor(
            @PathVariable RegionCode region, @PathVariable LocalDate from, @PathVariable UUID requestId, Scene scene) {
        return desk.ask(id(region, from), requestId, Step.of(scene.request()), scene);
    }

    @PostMapping({REQUEST + "/question", REQUEST + "/assessment"})
    @AllowedTo(value = Role.MINISTRY, scope = "region")
    @Nullable
    String assess(
            @PathVariable RegionCode region,
            @PathVariable LocalDate from,
            @PathVariable UUID requestId,
            @Posted StepForm form,
            Scene scene,
            Write write) {
        return desk.take(id(region, from), requestId, Step.of(scene.request()), form, scene, write);
    }

    @GetMapping(REQUEST + "/approval")
    @AllowedTo(value = Role.MINISTRY, scope = "region")
    String formOfApprover(
            @PathVariable RegionCode region, @PathVariable LocalDate from, @PathVariable UUID requestId, Scene scene) {
        return desk.ask(id(region, from), requestId, Step.of(scene.request()), scene);
    }

    @PostMapping(REQUEST + "/approval")
    @AllowedTo(value = Role.MINISTRY, scope = "region")
    @Nullable
    String approve(
            @PathVariable RegionCode region,
            @PathVariable LocalDate from,
            @PathVariable UUID requestId,
            @Posted StepForm form,
            Scene scene,
            Write write) {
        return desk.take(id(region, from), requestId, Step.of(scene.request()), form, scene, write);
    }

    private static String id(RegionCode region, LocalDate from) {
        return FirstReceptionCommand.aggregateId(region, from);
    }
}
