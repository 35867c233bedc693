<#-- one line: see SummaryContent -->
Summary: ${body.events} event<#if body.events != 1>s</#if><#if body.sources?has_content> of ${body.sources?size} source<#if body.sources?size != 1>s</#if></#if><#list body.deadLetters?filter(each -> each.waiting??)><#assign waiting = 0><#items as each><#assign waiting += each.waiting></#items>, ${waiting} dead letter<#if waiting != 1>s</#if></#list>
