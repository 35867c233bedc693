package io.signalbox.notification;

import freemarker.cache.ClassTemplateLoader;
import freemarker.cache.FileTemplateLoader;
import freemarker.cache.MultiTemplateLoader;
import freemarker.cache.TemplateLoader;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.TemplateExceptionHandler;
import io.signalbox.config.Settings;
import io.signalbox.config.SettingsException;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The templates that put events in words: those of {@code notifications.template-directory} first,
 * then those in the jar. One whose name ends in {@code .ftlh} escapes its values for HTML.
 */
public final class Templates {

  private static final String KEY = "notifications.template-directory";

  private Templates() {}

  /**
   * FreeMarker, with no way from a template to Java classes.
   *
   * @throws SettingsException where the directory does not exist
   */
  public static Configuration configuration(Settings settings) {
    Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
    configuration.setTemplateLoader(loader(settings));
    configuration.setDefaultEncoding("UTF-8");
    configuration.setLocale(Locale.ROOT);
    configuration.setLocalizedLookup(false);
    configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
    // thrown it is, and told with the event's dead letter; FreeMarker would log it once more
    configuration.setLogTemplateExceptions(false);
    configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    return configuration;
  }

  private static TemplateLoader loader(Settings settings) {
    List<TemplateLoader> loaders = new ArrayList<>();
    String directory = settings.get(KEY);
    if (!directory.isEmpty()) {
      loaders.add(own(settings, directory));
    }
    loaders.add(new ClassTemplateLoader(Templates.class, "/templates"));
    return new MultiTemplateLoader(loaders.toArray(TemplateLoader[]::new));
  }

  private static TemplateLoader own(Settings settings, String directory) {
    try {
      return new FileTemplateLoader(new File(directory));
    } catch (IOException e) {
      throw new SettingsException(
          "%s=%s (%s): no such directory".formatted(KEY, directory, settings.origin(KEY)));
    }
  }
}
