import { outside, route } from '#kernel/http.ts'
import { addLesson } from '#modules/training/commands/add-lesson.ts'
import { answerQuiz } from '#modules/training/commands/answer-quiz.ts'
import { callOffSession } from '#modules/training/commands/call-off-session.ts'
import { changeCourse } from '#modules/training/commands/change-course.ts'
import { changePlan } from '#modules/training/commands/change-plan.ts'
import { changeSession } from '#modules/training/commands/change-session.ts'
import { checkIn } from '#modules/training/commands/check-in.ts'
import { checkOut } from '#modules/training/commands/check-out.ts'
import { creditStudy } from '#modules/training/commands/credit-study.ts'
import { issueMyTranscript, issueTranscript } from '#modules/training/commands/issue-transcript.ts'
import { keepProgress } from '#modules/training/commands/keep-progress.ts'
import { makePlan } from '#modules/training/commands/make-plan.ts'
import { markByHand } from '#modules/training/commands/mark-by-hand.ts'
import { openCourse } from '#modules/training/commands/open-course.ts'
import { openSession } from '#modules/training/commands/open-session.ts'
import { reverseHours } from '#modules/training/commands/reverse-hours.ts'
import { sendLessonFile } from '#modules/training/commands/send-lesson-file.ts'
import { signUp } from '#modules/training/commands/sign-up.ts'
import { signUpPeople } from '#modules/training/commands/sign-up-people.ts'
import { withdraw, withdrawPerson } from '#modules/training/commands/withdraw.ts'
import { withdrawTranscript } from '#modules/training/commands/withdraw-transcript.ts'
import * as contract from '#modules/training/contract.ts'
import { calendar } from '#modules/training/queries/calendar.ts'
import { codeLists } from '#modules/training/queries/code-lists.ts'
import { course } from '#modules/training/queries/course.ts'
import { courses } from '#modules/training/queries/courses.ts'
import { exportHours, exportShortages } from '#modules/training/queries/export-lists.ts'
import { hours } from '#modules/training/queries/hours.ts'
import { lesson, lessonFile } from '#modules/training/queries/lesson.ts'
import { mySessions } from '#modules/training/queries/my-sessions.ts'
import { myTraining, personTraining } from '#modules/training/queries/person-training.ts'
import { doorCode, session } from '#modules/training/queries/session.ts'
import { shortages } from '#modules/training/queries/shortages.ts'
import { myTranscriptFile, transcriptFile } from '#modules/training/queries/transcript-file.ts'
import { verifyTranscript } from '#modules/training/queries/verify-transcript.ts'

export const routes = [
  route(contract.codeLists, codeLists),
  route(contract.calendar, calendar),
  route(contract.makePlan, makePlan),
  route(contract.changePlan, changePlan),
  route(contract.courses, courses),
  route(contract.openCourse, openCourse),
  route(contract.changeCourse, changeCourse),
  route(contract.course, course),
  route(contract.openSession, openSession),
  route(contract.changeSession, changeSession),
  route(contract.callOffSession, callOffSession),
  route(contract.session, session),
  route(contract.doorCode, doorCode),
  route(contract.signUp, signUp),
  route(contract.withdraw, withdraw),
  route(contract.signUpPeople, signUpPeople),
  route(contract.withdrawPerson, withdrawPerson),
  route(contract.checkIn, checkIn),
  route(contract.checkOut, checkOut),
  route(contract.markByHand, markByHand),
  route(contract.addLesson, addLesson),
  route(contract.sendLessonFile, sendLessonFile),
  route(contract.lessonFile, lessonFile),
  route(contract.lesson, lesson),
  route(contract.keepProgress, keepProgress),
  route(contract.answerQuiz, answerQuiz),
  route(contract.myTraining, myTraining),
  route(contract.personTraining, personTraining),
  route(contract.mySessions, mySessions),
  route(contract.hours, hours),
  route(contract.exportHours, exportHours),
  route(contract.reverseHours, reverseHours),
  route(contract.creditStudy, creditStudy),
  route(contract.shortages, shortages),
  route(contract.exportShortages, exportShortages),
  route(contract.issueMyTranscript, issueMyTranscript),
  route(contract.issueTranscript, issueTranscript),
  route(contract.myTranscriptFile, myTranscriptFile),
  route(contract.transcriptFile, transcriptFile),
  route(contract.withdrawTranscript, withdrawTranscript),
  outside(contract.verifyTranscript, verifyTranscript),
]
