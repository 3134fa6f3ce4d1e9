package nl.opvang.plumbing.http.form;

import java.beans.PropertyEditorSupport;
import java.util.UUID;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/** Reads UUIDs in paths as strictly as in bodies: left alone, Spring falls back on a reader that takes {@code 1-1-1-1-1}. */
@ControllerAdvice
public class PathIds {
    @InitBinder
    void strict(WebDataBinder binder) {
        binder.registerCustomEditor(UUID.class, new PropertyEditorSupport() {
            @Override
            public void setAsText(String text) {
                setValue(Forms.text(text, UUID.class));
            }
        });
    }
}
