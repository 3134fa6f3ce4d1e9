package nl.opvang.allocation.target.read;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.contracts.calendar.Netherlands;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.page.InNavigation;
import nl.opvang.plumbing.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The target of a region today, how it divided it over its municipalities, and what a division by inhabitants would be. */
@Controller
class TargetPage {
    private final DividedTargets targets;

    TargetPage(DividedTargets targets) {
        this.targets = targets;
    }

    /** @param saved a division that was just recorded, which the page then says */
    record Asked(@Nullable UUID saved) {}

    /** A region to go to. */
    record Choice(String code, String name) {}

    @GetMapping("/targets")
    @AllowedTo({Role.REGION, Role.KCIO, Role.NOO, Role.MINISTRY, Role.AUDITOR})
    @InNavigation(label = "targets", order = 5)
    String regions(Caller caller, Model model) {
        var sight = caller.regions();
        List<Choice> regions = Division.ofTheNetherlands().regions().entrySet().stream()
                .filter(region -> sight.includes(region.getKey()))
                .sorted(Map.Entry.comparingByValue())
                .map(region -> new Choice(region.getKey().text(), region.getValue()))
                .toList();
        model.addAttribute("regions", regions);
        return "allocation/targets";
    }

    @GetMapping("/regions/{region}/target")
    @AllowedTo(
            value = {Role.REGION, Role.KCIO, Role.NOO, Role.MINISTRY, Role.AUDITOR},
            scope = "region")
    String ofRegion(@PathVariable RegionCode region, @Query Asked asked, Caller caller, Model model) {
        if (!Division.ofTheNetherlands().regions().containsKey(region)) throw ProblemException.notFound();
        model.addAttribute("target", targets.on(LocalDate.now(Netherlands.ZONE), region))
                .addAttribute("mayDivide", caller.roles().contains(Role.REGION))
                .addAttribute("saved", asked.saved() != null);
        return "allocation/target";
    }
}
