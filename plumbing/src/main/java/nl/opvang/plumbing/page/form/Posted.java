package nl.opvang.plumbing.page.form;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a controller's argument, a record of texts: it is read from the form of a page, whose empty fields are absent. A form that writes has the
 * id of what it writes in it, so that one that is sent twice writes once.
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface Posted {}
