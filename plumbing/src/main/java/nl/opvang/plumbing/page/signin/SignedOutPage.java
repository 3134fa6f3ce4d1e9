package nl.opvang.plumbing.page.signin;

import nl.opvang.plumbing.access.OpenToEveryone;
import nl.opvang.plumbing.page.SignIn;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where one is after signing out, with the way out of all other services too. */
@Controller
class SignedOutPage {
    private final Issuer issuer;

    SignedOutPage(Issuer issuer) {
        this.issuer = issuer;
    }

    @GetMapping(SignIn.SIGNED_OUT)
    @OpenToEveryone
    String show(Model model) {
        model.addAttribute("everywhere", issuer.signOutEverywhere().orElse(null));
        return "opvang/signed-out";
    }
}
