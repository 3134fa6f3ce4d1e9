package nl.opvang.plumbing.http.form;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What this field says in the examples of the API's description; everything in there is made up. Where a field has none, its type and
 * limits suggest something. An optional field of a form is in its example only when it has one.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Example {
    /** As text, also of a number; empty for what its type suggests. */
    String value() default "";
}
