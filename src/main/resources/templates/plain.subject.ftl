<#-- where the words of a notification cannot be published: see notification.subject.ftl -->
${body.count} event(s) of ${body.event.source}, the last one: ${body.event.state}
