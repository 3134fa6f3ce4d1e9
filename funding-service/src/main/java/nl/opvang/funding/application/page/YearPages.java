package nl.opvang.funding.application.page;

import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.funding.procedure.write.Officers;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.http.write.Write;
import nl.opvang.plumbing.page.Scene;
import nl.opvang.plumbing.page.form.Posted;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** What a municipality asks for a year: its dossier, and each step by whom the API allows it. */
abstract class YearPages {
    private static final String REQUEST = "/requests/{requestId}";

    private final Desk desk;
    private final String feature;

    /** @param feature first part of the ids of such dossiers */
    YearPages(Desk desk, String feature) {
        this.desk = desk;
        this.feature = feature;
    }

    @GetMapping
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.REGION, Role.NOO, Role.MINISTRY, Role.AUDITOR},
            scope = "municipality")
    String show(
            @PathVariable MunicipalityCode municipality, @PathVariable int year, @Query Desk.Asked asked, Scene scene) {
        return desk.show(id(municipality, year), asked, scene);
    }

    @GetMapping(REQUEST + "/decision")
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.REGION, Role.NOO, Role.MINISTRY, Role.AUDITOR},
            scope = "municipality")
    String decision(
            @PathVariable MunicipalityCode municipality,
            @PathVariable int year,
            @PathVariable UUID requestId,
            Scene scene) {
        return desk.decision(id(municipality, year), requestId, scene);
    }

    @GetMapping({REQUEST + "/answer", REQUEST + "/objection", REQUEST + "/withdrawal"})
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.MINISTRY},
            scope = "municipality")
    String formOfApplicant(
            @PathVariable MunicipalityCode municipality,
            @PathVariable int year,
            @PathVariable UUID requestId,
            Scene scene) {
        return desk.ask(id(municipality, year), requestId, Step.of(scene.request()), scene);
    }

    @PostMapping({REQUEST + "/answer", REQUEST + "/objection", REQUEST + "/withdrawal"})
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.MINISTRY},
            scope = "municipality")
    @Nullable
    String takeForApplicant(
            @PathVariable MunicipalityCode municipality,
            @PathVariable int year,
            @PathVariable UUID requestId,
            @Posted StepForm form,
            Scene scene,
            Write write) {
        return desk.take(id(municipality, year), requestId, Step.of(scene.request()), form, scene, write);
    }

    @GetMapping({REQUEST + "/question", REQUEST + "/assessment"})
    @AllowedTo(
            value = {Role.NOO, Role.MINISTRY},
            scope = "municipality")
    String formOfAssessor(
            @PathVariable MunicipalityCode municipality,
            @PathVariable int year,
            @PathVariable UUID requestId,
            Scene scene) {
        return desk.ask(id(municipality, year), requestId, Step.of(scene.request()), scene);
    }

    @PostMapping({REQUEST + "/question", REQUEST + "/assessment"})
    @AllowedTo(
            value = {Role.NOO, Role.MINISTRY},
            scope = "municipality")
    @Nullable
    String assess(
            @PathVariable MunicipalityCode municipality,
            @PathVariable int year,
            @PathVariable UUID requestId,
            @Posted StepForm form,
            Scene scene,
            Write write) {
        return desk.take(id(municipality, year), requestId, Step.of(scene.request()), form, scene, write);
    }

    @GetMapping(REQUEST + "/approval")
    @AllowedTo(value = Role.MINISTRY, scope = "municipality")
    String formOfApprover(
            @PathVariable MunicipalityCode municipality,
            @PathVariable int year,
            @PathVariable UUID requestId,
            Scene scene) {
        return desk.ask(id(municipality, year), requestId, Step.of(scene.request()), scene);
    }

    @PostMapping(REQUEST + "/approval")
    @AllowedTo(value = Role.MINISTRY, scope = "municipality")
    @Nullable
    String approve(
            @PathVariable MunicipalityCode municipality,
            @PathVariable int year,
            @PathVariable UUID requestId,
            @Posted StepForm form,
            Scene scene,
            Write write) {
        return desk.take(id(municipality, year), requestId, Step.of(scene.request()), form, scene, write);
    }

    private String id(MunicipalityCode municipality, int year) {
        Officers.requireYear(year);
        return feature + ":" + municipality + ":" + year;
    }
}
