import { type BrowserWindow, dialog } from 'electron';

export interface Question<Answer extends string> {
  readonly message: string;
  readonly detail: string;
  /** The first is the one that Enter takes. */
  readonly answers: readonly (readonly [Answer, string])[];
  /** What Escape means. */
  readonly onEscape: Answer;
}

/** Puts a question to the volunteer, over the window, and gives the answer; closing the question is its way out. */
export async function ask<Answer extends string>(window: BrowserWindow, question: Question<Answer>): Promise<Answer> {
  const { message, detail, answers, onEscape } = question;
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message,
    detail,
    buttons: answers.map(([, label]) => label),
    defaultId: 0,
    cancelId: answers.findIndex(([answer]) => answer === onEscape),
    noLink: true,
  });
  return answers[response]?.[0] ?? onEscape;
}
