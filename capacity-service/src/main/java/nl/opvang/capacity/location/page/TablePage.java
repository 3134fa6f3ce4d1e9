package nl.opvang.capacity.location.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.bulk.Tables;
import nl.opvang.plumbing.page.form.Posted;
import nl.opvang.plumbing.page.upload.TableKind;
import nl.opvang.plumbing.page.upload.UploadDesk;
import nl.opvang.plumbing.page.upload.UploadForm;
import nl.opvang.plumbing.problem.ProblemException;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Where a municipality says much at once with a table, and sees line by line what would become of it before it is recorded. */
@Controller
class TablePage {
    private static final String PATH = "/municipalities/{municipality}/tables/{table}";

    private final Map<String, TableKind> kinds;
    private final UploadDesk desk;
    private final MessageSource messages;

    TablePage(List<TableKind> kinds, Tables tables, MessageSource messages) {
        this.kinds = kinds.stream().collect(Collectors.toMap(TableKind::word, Function.identity()));
        this.desk = new UploadDesk(tables, messages);
        this.messages = messages;
    }

    @GetMapping(PATH)
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    String ask(@PathVariable MunicipalityCode municipality, @PathVariable String table, Locale locale, Model model) {
        addWay(locale, model);
        return desk.open(kind(table), address(municipality, table), model);
    }

    @PostMapping(PATH)
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    String rehearse(
            @PathVariable MunicipalityCode municipality,
            @PathVariable String table,
            @Posted UploadForm form,
            Locale locale,
            Model model,
            HttpServletRequest request) {
        addWay(locale, model);
        return desk.rehearse(kind(table), municipality, form, address(municipality, table), request, model);
    }

    @PostMapping(PATH + "/lines")
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    String record(
            @PathVariable MunicipalityCode municipality,
            @PathVariable String table,
            @Posted UploadForm form,
            Locale locale,
            Model model,
            HttpServletRequest request) {
        addWay(locale, model);
        return desk.record(kind(table), municipality, form, address(municipality, table), request, model);
    }

    private TableKind kind(String word) {
        var kind = kinds.get(word);
        if (kind == null) throw ProblemException.notFound();
        return kind;
    }

    private static String address(MunicipalityCode municipality, String table) {
        return "/municipalities/" + municipality + "/tables/" + table;
    }

    private void addWay(Locale locale, Model model) {
        model.addAttribute("back", "/locations").addAttribute("backTo", messages.getMessage("locations", null, locale));
    }
}
