package nl.opvang.capacity.home;

import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.page.InNavigation;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What this service is for, and what a role does here. */
@Controller
class HomePage {
    @GetMapping("/")
    @AllowedTo({Role.MUNICIPALITY, Role.REGION, Role.KCIO, Role.NOO, Role.MINISTRY, Role.AUDITOR, Role.OPERATOR})
    @InNavigation(label = "home", order = 0)
    String show(Caller caller, Model model) {
        model.addAttribute("roles", caller.roles().stream().map(Role::claim).toList());
        return "capacity/home";
    }
}
