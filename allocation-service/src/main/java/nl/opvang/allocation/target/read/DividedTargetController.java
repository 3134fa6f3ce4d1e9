package nl.opvang.allocation.target.read;

import java.time.Instant;
import java.time.LocalDate;
import nl.opvang.allocation.target.domain.ReferenceSet;
import nl.opvang.allocation.target.domain.ReferenceSets;
import nl.opvang.contracts.allocation.ReferenceSetId;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Example;
import nl.opvang.plumbing.http.form.Query;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Answers how a region divides its target, to itself and to the country. */
@RestController
class DividedTargetController {
    private final DividedTargets targets;

    DividedTargetController(DividedTargets targets) {
        this.targets = targets;
    }

    @GetMapping("/v1/regions/{region}/target-divisions")
    @AllowedTo(
            value = {Role.REGION, Role.KCIO, Role.NOO, Role.MINISTRY, Role.AUDITOR},
            scope = "region")
    DividedTarget divided(@PathVariable RegionCode region, @Query DivisionQuestion question) {
        return targets.of(region, question);
    }

    /** @param referenceSet whose inhabitants to count; without it the last one of the day or before */
    record DivisionQuestion(
            LocalDate on,
            @Nullable Instant knownAt,
            @Example("cbs-2024-01-01.v1") @Nullable ReferenceSetId referenceSet) {
        /** @throws IllegalArgumentException when there is no such reference set */
        DivisionQuestion {
            if (referenceSet != null && ReferenceSets.find(referenceSet).isEmpty())
                throw new IllegalArgumentException("referenceSet names none that there is");
        }

        ReferenceSet reference() {
            return referenceSet == null
                    ? ReferenceSets.on(on)
                    : ReferenceSets.find(referenceSet).orElseThrow();
        }
    }
}
